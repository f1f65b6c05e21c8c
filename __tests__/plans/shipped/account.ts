/** One AWS call, in boto3's words. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** @default "us-east-1" */
  readonly region?: string;
}

/** An AWS account that takes calls. */
export interface Account {
  /** Makes one call and returns its answer. */
  readonly call: (call: Call) => Promise<Record<string, unknown>>;
}
