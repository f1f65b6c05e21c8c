/** Why a document could not be read; stable, as reasons of the policy are. */
export type DocumentProblem =
  | "document_empty"
  | "document_truncated"
  | "document_not_json"
  | "document_not_text"
  | "document_trailing_content"
  | "document_holds_plans"
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

/** Why there is no verdict; stable. */
export type ErrorReason = "wrong_use" | DocumentProblem | "internal_error";

/** What led to an error. Not ErrorOptions, which the library of older language levels, as of a default CDKTF project, does not have. */
interface Cause {
  readonly cause?: unknown;
}

/** There is no verdict, never a pass. The message says what is wrong, and where. */
export class KeepwatchError extends Error {
  override readonly name = "KeepwatchError";

  constructor(
    readonly reason: ErrorReason,
    message: string,
    /** What to do about it, or "" where the message says so. */
    readonly remedy = "",
    options?: Cause,
  ) {
    super(message, options);
  }
}

/** The command or a call was used wrongly: exit 2. */
export class UsageError extends KeepwatchError {
  constructor(message: string) {
    super("wrong_use", message);
  }
}

/** What was given is no document that can be judged: exit 3. */
export class DocumentError extends KeepwatchError {
  declare readonly reason: DocumentProblem;

  constructor(reason: DocumentProblem, message: string, remedy: string) {
    super(reason, message, remedy);
  }
}

/** The program itself is at fault: exit 3, because nothing was judged. */
export class InternalError extends KeepwatchError {
  constructor(message: string, options?: Cause) {
    super("internal_error", message, "", options);
  }
}

/** Whatever was thrown as an error of ours. */
export const keepwatchErrorOf = (error: unknown): KeepwatchError =>
  error instanceof KeepwatchError ? error : new InternalError(messageOf(error), { cause: error });

// OPA's module throws objects that have a message and are no errors.
const messageOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
