import { promisify } from 'node:util';
import { gzip as compress, constants } from 'node:zlib';

const compressed = promisify(compress) as (body: string | Uint8Array, options: { level: number }) => Promise<Buffer>;

/** Compresses for speed, not for size, as the API server does. */
export const gzip = (body: string | Uint8Array): Promise<Buffer> => compressed(body, { level: constants.Z_BEST_SPEED });
