import { DocumentError } from "./errors";

/**
 * Does work that waits for others, and ends it where it takes longer. Whatever it opened with the signal is closed when it returns.
 *
 * @throws what `refusal` makes where the time is over, unless the work itself says more of it
 */
export async function inTime<Result>(
  milliseconds: number,
  refusal: () => Error,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    controller.abort();
  }, milliseconds);
  try {
    return await work(controller.signal);
  } catch (error) {
    throw isOver && !(error instanceof DocumentError) ? refusal() : error;
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}
