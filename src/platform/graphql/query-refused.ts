import { HttpException, HttpStatus } from '@nestjs/common';

/** A mistake in what a query asks for. An HttpException, because Nest logs every other error of a resolver as a failure of ours. */
export class QueryRefused extends HttpException {
  constructor(code: string, message: string) {
    super({ code, message }, HttpStatus.BAD_REQUEST);
  }
}
