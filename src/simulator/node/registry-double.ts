import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { mediaType } from '../../image/media-type.ts';

interface Answer {
  status?: number;
  body: Buffer | string;
  type?: string;
  headers?: Record<string, string>;
}

/** A registry for tests of nodes: what it answers is set path by path, and it notes what it is asked. */
export class RegistryDouble {
  readonly answers = new Map<string, Answer>();
  readonly requests: string[] = [];
  /** `name:password` that it asks for; nothing when empty. */
  credentials = '';
  readonly #server = createServer((request, response) => this.#answer(request, response));

  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Serves an image under a tag and its digest. */
  serve(
    repository: string,
    tag: string,
    {
      layers = [{ '/sleeper': 'runs' }],
      entrypoint = ['/sleeper'],
      user = '1001',
    }: { layers?: Record<string, string>[]; entrypoint?: string[]; user?: string } = {},
  ): { digest: string; config: string; layers: string[]; size: number } {
    const archives = layers.map(tarOf);
    const blobs = archives.map((archive) => gzipSync(archive));
    const config = Buffer.from(
      JSON.stringify({
        architecture: 'amd64',
        os: 'linux',
        config: { Entrypoint: entrypoint, Env: ['VERSION=v1'], User: user },
        tag,
      }),
    );
    const manifest = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: mediaType.dockerManifest,
        config: { mediaType: mediaType.dockerConfig, size: config.length, digest: digest(config) },
        layers: blobs.map((blob) => ({ mediaType: mediaType.dockerLayer, size: blob.length, digest: digest(blob) })),
      }),
    );
    for (const blob of [config, ...blobs]) this.answers.set(`/v2/${repository}/blobs/${digest(blob)}`, { body: blob });
    for (const reference of [tag, digest(manifest)])
      this.answers.set(`/v2/${repository}/manifests/${reference}`, { body: manifest, type: mediaType.dockerManifest });
    const size = archives.reduce((sum, archive) => sum + archive.length, 0) + config.length + 2 * manifest.length;
    return { digest: digest(manifest), config: digest(config), layers: blobs.map(digest), size };
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    this.requests.push(path.replace(/sha256:(....)\w+/g, '$1'));
    const {
      status = 200,
      body,
      type = 'application/json',
      headers = {},
    } = this.#admits(request) ? this.#answerFor(path) : UNAUTHORIZED;
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
  }

  #admits({ headers }: IncomingMessage): boolean {
    return (
      this.credentials === '' || headers.authorization === `Basic ${Buffer.from(this.credentials).toString('base64')}`
    );
  }

  #answerFor(path: string): Answer {
    return this.answers.get(path) ?? (path === '/v2/' ? { body: '{}' } : UNKNOWN);
  }
}

const errors = (code: string, message: string): string => JSON.stringify({ errors: [{ code, message, detail: {} }] });

const UNKNOWN: Answer = { status: 404, body: errors('MANIFEST_UNKNOWN', 'manifest unknown') };

const UNAUTHORIZED: Answer = {
  status: 401,
  body: errors('UNAUTHORIZED', 'authentication required'),
  headers: { 'WWW-Authenticate': 'Basic realm="registry"' },
};

export const digest = (content: Buffer): string => `sha256:${createHash('sha256').update(content).digest('hex')}`;

/** A tar archive of executable files. */
const tarOf = (files: Record<string, string>): Buffer => {
  const blocks = Object.entries(files).flatMap(([path, content]) => {
    const header = Buffer.alloc(512);
    header.write(path.slice(1), 0);
    header.write('0000755\0', 100);
    header.write('0000000\0', 108);
    header.write('0000000\0', 116);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('14000000000\0', 136);
    header.write('        ', 148);
    header.write('0', 156);
    header.write('ustar\x0000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const data = Buffer.alloc(Math.ceil(content.length / 512) * 512);
    data.write(content);
    return [header, data];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
};
