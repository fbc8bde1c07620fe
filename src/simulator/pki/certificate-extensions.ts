import { createHash } from 'node:crypto';
import type { CertificateContent } from './certificate.ts';
import { der } from './der.ts';

/**
 * The extensions that TLS stacks look at: what the key may be used for, the names of a server, and the identifiers that link a
 * certificate to its issuer.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
export const certificateExtensions = (content: CertificateContent, publicKey: Buffer, issuerKey: Buffer): Buffer =>
  der.sequence(
    ...usage(content.usage),
    ...alternativeNames(content),
    extension('2.5.29.14', der.octetString(keyIdentifier(publicKey))),
    extension('2.5.29.35', der.sequence(der.implicit(0, keyIdentifier(issuerKey)))),
  );

const keyIdentifier = (publicKey: Buffer): Buffer => createHash('sha256').update(publicKey).digest().subarray(0, 20);

const extension = (type: string, value: Buffer, critical = false): Buffer =>
  der.sequence(der.objectIdentifier(type), ...(critical ? [der.boolean(true)] : []), der.octetString(value));

const usage = (purpose: CertificateContent['usage']): Buffer[] => {
  if (purpose === 'authority') {
    const digitalSignatureAndSigning = der.bitString(Buffer.of(0b1000_0110), 1);
    return [extension('2.5.29.19', der.sequence(der.boolean(true)), true), extension('2.5.29.15', digitalSignatureAndSigning, true)];
  }
  const extended = purpose === 'server' ? '1.3.6.1.5.5.7.3.1' : '1.3.6.1.5.5.7.3.2';
  return [
    extension('2.5.29.19', der.sequence(), true),
    extension('2.5.29.15', der.bitString(Buffer.of(0b1000_0000), 7), true),
    extension('2.5.29.37', der.sequence(der.objectIdentifier(extended))),
  ];
};

const alternativeNames = ({ dnsNames = [], ipAddresses = [] }: CertificateContent): Buffer[] => {
  const names = [
    ...dnsNames.map((name) => der.implicit(2, Buffer.from(name))),
    ...ipAddresses.map((address) => der.implicit(7, Buffer.from(address.split('.').map(Number)))),
  ];
  return names.length > 0 ? [extension('2.5.29.17', der.sequence(...names))] : [];
};
