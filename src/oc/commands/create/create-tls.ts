import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { secretKind } from '../../../resources/kinds/kinds.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { withHash } from '../file-data.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

/** `oc create secret tls`: a certificate and its key. */
export const createTls: Command = {
  usage: 'NAME --cert=path/to/cert/file --key=path/to/key/file [--dry-run=server|client|none]',
  flags: [
    ...createFlags,
    stringFlag('cert', 'Path of the certificate, PEM.'),
    stringFlag('key', 'Path of its private key, PEM.'),
    booleanFlag('append-hash', 'Append a hash of the content to the name.'),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const name = requiredName(invocation);
    if (flags.string('cert') === '' || flags.string('key') === '') throw new OcError('key and cert must be specified');
    const [certificate, key] = [await read(invocation, 'cert'), await read(invocation, 'key')];
    checkPair(certificate, key);
    const data = { 'tls.crt': certificate.toString('base64'), 'tls.key': key.toString('base64') };
    const type = 'kubernetes.io/tls';
    const full = flags.boolean('append-hash') ? withHash(name, { data, kind: 'Secret', name, type }) : name;
    await createObject(
      invocation,
      secretKind,
      { kind: 'Secret', apiVersion: 'v1', metadata: { name: full, creationTimestamp: null }, data, type },
      { failing: 'failed to create secret' },
    );
  },
};

const read = async ({ context, flags }: Invocation, name: string): Promise<Buffer> => {
  const path = flags.string(name);
  return await readFile(resolve(context.cwd ?? process.cwd(), path)).catch((cause: unknown) => {
    throw new OcError(`Cannot read file ${path}, open ${path}: no such file or directory`, { cause });
  });
};

/** @throws OcError unless the key is that of the certificate */
const checkPair = (certificate: Buffer, key: Buffer): void => {
  const parse = <T>(what: string, make: () => T): T => {
    try {
      return make();
    } catch (cause) {
      throw new OcError(`tls: failed to find any PEM data in ${what} input`, { cause });
    }
  };
  const parsed = parse('certificate', () => new X509Certificate(certificate));
  if (!parsed.checkPrivateKey(parse('key', () => createPrivateKey(key))))
    throw new OcError('tls: private key does not match public key');
};
