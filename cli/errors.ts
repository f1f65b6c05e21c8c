/** The command was called wrongly: exit 2. The message says what, where and what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Why a document could not be read; stable, as reasons of the policy are. */
export type DocumentProblem =
  | "document_empty"
  | "document_truncated"
  | "document_not_json"
  | "document_not_text"
  | "document_trailing_content"
  | "document_is_log"
  | "document_is_state"
  | "document_too_large"
  | "document_key_repeated"
  | "document_too_deep"
  | "document_too_slow"
  | "document_compressed_wrongly"
  | "document_changed"
  | "document_unexpected"
  | "plan_file_unreadable";

/** What was given is no document that can be judged: exit 3, never a pass. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";

  constructor(
    readonly reason: DocumentProblem,
    message: string,
    /** What to do about it. */
    readonly remedy: string,
  ) {
    super(message);
  }
}

/** The program itself is at fault: exit 3, because nothing was judged. */
export class InternalError extends Error {
  override readonly name = "InternalError";
}
