/** How an error is written to the log. */
export interface LoggedError {
  readonly [field: string]: unknown;
  readonly type: string;
  readonly message: string;
  /** SQLSTATE, or the code of a library; undefined: it has none. */
  readonly code?: unknown;
  /** Name of the database's rule that was broken. */
  readonly constraint?: unknown;
  /** Where it came from, without the message. */
  readonly stack: string;
}

/**
 * An error without what people wrote: a database error carries the statement's values in its parameters, its detail and
 * between the quotation marks of its message.
 */
export const errorInLog = (error: Error): LoggedError => {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return {
    type: error.constructor.name,
    message: isFromDatabase(error) ? error.message.replaceAll(/"[^"]*"/g, '"…"') : error.message,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  };
};

/** PostgreSQL's own fields, on the driver's error and on TypeORM's around it. */
const isFromDatabase = (error: object): boolean => 'severity' in error || 'driverError' in error;
