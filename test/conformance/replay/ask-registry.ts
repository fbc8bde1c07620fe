import { connect } from 'node:http2';
import type { Dial } from '../../../src/distribution/dial.ts';
import { type Output, success } from './output.ts';

/** Sends one request to a registry over HTTP/2 and shows the answer as curl does with `-i`, `-I`, `-o` and `-w`. */
export const askRegistry = async (words: readonly string[], dial: Dial, authority: string): Promise<Output> => {
  const request = parseRequest(words);
  const target = dial(request.url.host);
  if (target === undefined)
    return { stdout: '', stderr: `curl: (6) Could not resolve host: ${request.url.hostname}\n`, exitCode: 6 };
  const session = connect(`https://${request.url.host}`, {
    host: target.address,
    port: target.port,
    ca: authority,
    servername: request.url.hostname,
  });
  try {
    return success(await exchange(session, request));
  } finally {
    session.close();
  }
};

interface CurlRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly include: boolean;
  /** Whether the body is kept in a file. */
  readonly kept: boolean;
  /** Shown instead of the answer. */
  readonly format: string | undefined;
}

const exchange = (
  session: ReturnType<typeof connect>,
  { url, method, headers, include, kept, format }: CurlRequest,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const stream = session.request({ ':path': `${url.pathname}${url.search}`, ':method': method, ...headers });
    let head = '';
    let status = 0;
    const chunks: Buffer[] = [];
    stream.on('response', (answer) => {
      status = Number(answer[':status']);
      const fields = Object.entries(answer).filter(([name]) => !name.startsWith(':'));
      const lines = fields.flatMap(([name, value]) => [value].flat().map((each) => `${name}: ${each}\r\n`));
      head = `HTTP/2 ${status} \r\n${lines.join('')}\r\n`;
    });
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('end', () => {
      const body = Buffer.concat(chunks);
      if (format === undefined) resolve(`${include ? head : ''}${kept ? '' : body}`);
      else
        resolve(
          format
            .replace('%{http_code}', String(status))
            .replace('%{size_download}', String(body.length))
            .replaceAll('\\n', '\n'),
        );
    });
    stream.end();
  });

const parseRequest = (words: readonly string[]): CurlRequest => {
  const headers: Record<string, string> = {};
  let [method, include, kept] = ['GET', false, false];
  let format: string | undefined;
  let url: URL | undefined;
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '-sSI') [method, include] = ['HEAD', true];
    else if (word === '-sSi') include = true;
    else if (word === '-X') method = left.shift() ?? '';
    else if (word === '-H') {
      const [name = '', value = ''] = (left.shift() ?? '').split(/: (.*)/s);
      headers[name.toLowerCase()] = value;
    } else if (word === '-u') headers['authorization'] = `Basic ${Buffer.from(left.shift() ?? '').toString('base64')}`;
    else if (word === '-r') headers['range'] = `bytes=${left.shift()}`;
    else if (word === '-w') format = left.shift();
    else if (word === '-o' || word === '--output') kept = left.shift() !== '-';
    else if (word.startsWith('https://')) url = new URL(word);
  }
  if (url === undefined) throw new Error(`expected a request with a URL, found curl ${words.join(' ')}`);
  return { url, method, headers, include, kept, format };
};
