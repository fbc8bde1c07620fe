import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { inflateRawSync } from 'node:zlib';

/**
 * `extract-from-zip.js <archive> <entry> <file>`: writes one entry of a zip archive to a file that may be executed, with
 * nothing but Node.js.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
const [archive = '', wanted = '', target = ''] = process.argv.slice(2);
const bytes = readFileSync(archive);
const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
if (end < 0) throw new Error(`${archive} should be a zip archive, but has no directory at its end`);

let at = bytes.readUInt32LE(end + 16);
for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
  const nameLength = bytes.readUInt16LE(at + 28);
  const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
  if (name === wanted) {
    const header = bytes.readUInt32LE(at + 42);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const content = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    writeFileSync(target, bytes.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content), { mode: 0o755 });
    process.exit(0);
  }
  at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
}
throw new Error(`${archive} should hold ${wanted}, but does not`);
