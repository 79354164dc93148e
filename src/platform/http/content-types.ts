import type { FastifyInstance } from 'fastify';

const NOT_TAKEN = {
  statusCode: 415,
  code: 'CONTENT_TYPE_NOT_TAKEN',
  message: 'Send JSON as application/json, or a file as multipart/form-data in a field named "file".',
};

/** Says what may be sent, where Fastify would only say that this may not. */
export const refuseOtherContent = (http: FastifyInstance): void => {
  http.addContentTypeParser('*', (_request, _payload, done) =>
    done(Object.assign(new Error(NOT_TAKEN.message), NOT_TAKEN)),
  );
};
