import http from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Speaks as much of S3 as uploads, downloads and removals need. It asks each request for a signature of its access key
 * (AWS4-HMAC-SHA256) without computing it, and it is no proof of how Amazon's or another service behaves.
 */
export interface S3Double {
  readonly endpoint: string;
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Uploads that were begun and neither completed nor aborted. */
  readonly open: ReadonlyMap<string, Map<number, Buffer>>;
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

export const startS3Double = async (accessKeyId: string): Promise<S3Double> => {
  const objects = new Map<string, Buffer>();
  const open = new Map<string, Map<number, Buffer>>();
  const requests: string[] = [];

  const answer = (
    method: string,
    url: URL,
    range: string | undefined,
    body: Buffer,
  ): [number, string | Buffer, object?] => {
    const key = url.pathname;
    const upload = url.searchParams.get('uploadId');
    if (method === 'POST' && url.searchParams.has('uploads')) {
      const id = `upload-${requests.length}`;
      open.set(id, new Map());
      return [200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`];
    }
    if (upload !== null) {
      const parts = open.get(upload);
      if (!parts) return [404, '<Error><Code>NoSuchUpload</Code></Error>'];
      if (method === 'PUT') {
        parts.set(Number(url.searchParams.get('partNumber')), body);
        return [200, '', { etag: `"part-${parts.size}"` }];
      }
      open.delete(upload);
      if (method === 'DELETE') return [204, ''];
      objects.set(key, Buffer.concat([...parts].toSorted(([a], [b]) => a - b).map(([, part]) => part)));
      return [200, `<CompleteMultipartUploadResult><ETag>"whole"</ETag></CompleteMultipartUploadResult>`];
    }
    if (method === 'PUT') objects.set(key, body);
    if (method === 'DELETE') return (objects.delete(key), [204, '']);
    const found = objects.get(key);
    if (!found) return [404, '<Error><Code>NoSuchKey</Code></Error>'];
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
    return first === undefined
      ? [200, method === 'GET' ? found : '', { etag: '"whole"' }]
      : [
          206,
          found.subarray(Number(first), Number(last) + 1),
          { 'content-range': `bytes ${first}-${last}/${found.length}` },
        ];
  };

  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url!, 'http://double');
    const isSigned = request.headers.authorization?.startsWith(`AWS4-HMAC-SHA256 Credential=${accessKeyId}/`);
    requests.push(`${request.method} ${url.pathname}${url.search}`);
    const [status, body, headers] = isSigned
      ? answer(request.method!, url, request.headers.range, Buffer.concat(chunks))
      : [403, '<Error><Code>AccessDenied</Code></Error>'];
    response.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    objects,
    open,
    requests,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
};
