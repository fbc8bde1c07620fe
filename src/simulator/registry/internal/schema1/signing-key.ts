import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { goJson } from '../../../../image/go-json.ts';
import type { Clock } from '../../../../ports/clock.ts';

/**
 * The key that a registry signs the manifests with which it makes itself; made when it is first needed, and good for as long as the
 * registry runs. Nobody verifies these signatures, but old clients refuse a manifest without one.
 *
 * @see https://github.com/docker/libtrust/blob/master/jsonsign.go
 */
export class SigningKey {
  readonly #clock: Clock;
  #keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Adds a member `signatures` to the text of a JSON object, indented as the object is. */
  sign(text: string): string {
    this.#keys ??= generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { privateKey, publicKey } = this.#keys;
    const { crv, kty, x, y } = publicKey.export({ format: 'jwk' });
    const head = text.slice(0, text.lastIndexOf('}')).trimEnd();
    const indent = /^\{\n([^"]*)"/.exec(text)?.[1] ?? '';
    const time = `${new Date(this.#clock.now()).toISOString().slice(0, 19)}Z`;
    const form = { formatLength: Buffer.byteLength(head), formatTail: base64(text.slice(head.length)), time };
    const isProtected = base64(goJson(form));
    const signature = sign('sha256', Buffer.from(`${isProtected}.${base64(text)}`), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    const signatures = [
      {
        header: { jwk: { crv, kid: nameOf(publicKey), kty, x, y }, alg: 'ES256' },
        signature: signature.toString('base64url'),
        protected: isProtected,
      },
    ];
    if (indent === '') return `${head},"signatures":${goJson(signatures)}}`;
    return `${head},\n${indent}"signatures": ${goJson(signatures, indent).replaceAll('\n', `\n${indent}`)}\n}`;
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64url');

/** Twelve groups of four letters. */
const nameOf = (key: KeyObject): string => {
  const hash = createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest();
  const bits = [...hash.subarray(0, 30)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
  return (letters.match(/.{4}/g) ?? []).join(':');
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
