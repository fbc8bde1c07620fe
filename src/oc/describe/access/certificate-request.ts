import { OcError } from '../../oc-error.ts';
import { type Element, elementsOf, identifierText } from './der.ts';

/** What a request for a certificate says of whom it is for. */
export interface CertificateRequest {
  /** The values of a part of the subject, by its object identifier. */
  readonly subject: (identifier: string) => readonly string[];
  /** Other names by the titles under which they are shown. */
  readonly names: Readonly<Record<AlternativeName, readonly string[]>>;
}

type AlternativeName = 'DNS Names' | 'Email Addresses' | 'URIs' | 'IP Addresses';

/**
 * Reads a request for a certificate: PEM in base64, as `spec.request` has it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2986
 */
export const parseCertificateRequest = (request: string): CertificateRequest => {
  const pem = Buffer.from(request, 'base64').toString('utf8');
  const [, body] = /-----BEGIN CERTIFICATE REQUEST-----([^-]*)-----END/.exec(pem) ?? [];
  if (body === undefined) throw new OcError('Error parsing CSR: PEM block type must be CERTIFICATE REQUEST');
  const [whole] = elementsOf(Buffer.from(body, 'base64'));
  const [info] = inside(whole);
  const [, subject, , attributes] = inside(info);
  const pairs = inside(subject)
    .flatMap(inside)
    .map((attribute) => inside(attribute))
    .map(([type, value]) => [identifier(type), textOf(value)] as const);
  return {
    subject: (id) => pairs.filter(([type]) => type === id).map(([, value]) => value),
    names: alternativeNames(attributes),
  };
};

const EXTENSIONS = '1.2.840.113549.1.9.14';
const ALTERNATIVE_NAMES = '2.5.29.17';

/** The names in the extension that a request asks for, if it asks for it. */
const alternativeNames = (attributes: Element | undefined): CertificateRequest['names'] => {
  const extensions = inside(attributes)
    .map((attribute) => inside(attribute))
    .filter(([type]) => identifier(type) === EXTENSIONS)
    .flatMap(([, values]) => inside(values).flatMap(inside).map(inside));
  const value = extensions.find(([type]) => identifier(type) === ALTERNATIVE_NAMES)?.at(-1);
  const names = inside(inside(value)[0]);
  const ofTag = (tag: number): Element[] => names.filter((name) => name.tag === tag);
  return {
    'DNS Names': ofTag(0x82).map(textOf),
    'Email Addresses': ofTag(0x81).map(textOf),
    URIs: ofTag(0x86).map(textOf),
    'IP Addresses': ofTag(0x87).map(({ content }) => addressText(content)),
  };
};

const inside = (element: Element | undefined): Element[] => (element ? elementsOf(element.content) : []);

const identifier = (element: Element | undefined): string => (element ? identifierText(element.content) : '');

const textOf = (element: Element | undefined): string =>
  element ? Buffer.from(element.content).toString(element.tag === 0x1e ? 'latin1' : 'utf8') : '';

const addressText = (bytes: Uint8Array): string => {
  if (bytes.length !== 16) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
  );
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
};
