import type { KubeObject } from '../../../resources/kube-object.ts';
import { dnsLabel, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { goStructValue } from '../validation/go-struct-value.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { tooLongField } from '../validation/too-long.ts';
import { requestError } from './request-error.ts';

interface CertificateRequest extends KubeObject {
  spec?: { request?: string; signerName?: string; usages?: string[]; expirationSeconds?: number };
}

const USAGES = [
  'any',
  'cert sign',
  'client auth',
  'code signing',
  'content commitment',
  'crl sign',
  'data encipherment',
  'decipher only',
  'digital signature',
  'email protection',
  'encipher only',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'key agreement',
  'key encipherment',
  'microsoft sgc',
  'netscape sgc',
  'ocsp signing',
  's/mime',
  'server auth',
  'signing',
  'timestamping',
];

const LEGACY = 'kubernetes.io/legacy-unknown';

const LONGEST_DOMAIN = 253;

/** A domain, a slash, and a name with a namespace before it. */
const LONGEST_SIGNER = 571;

/** Seconds. */
const SHORTEST = 600;

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/certificates/validation/validation.go */
export const validateCertificateRequest = async ({ spec = {} }: CertificateRequest): Promise<FieldError[]> => {
  const { request = '', signerName = '', usages = [], expirationSeconds: seconds } = spec;
  const why = await requestError(Buffer.from(request, 'base64').toString('latin1'));
  return [
    ...(why === undefined ? [] : [invalidGo('spec.request', goStructValue('[]byte', spec.request), why)]),
    ...(usages.length === 0 ? [required('spec.usages')] : []),
    ...usages.flatMap((usage, index) => validateOneOf(usage, `spec.usages[${index}]`, USAGES)),
    ...usages.flatMap((usage, index) =>
      usages.indexOf(usage) < index ? [duplicate(`spec.usages[${index}]`, usage)] : [],
    ),
    ...(signerName === LEGACY
      ? [invalid('spec.signerName', signerName, 'the legacy signerName is not allowed via this API version')]
      : validateSigner(signerName, 'spec.signerName')),
    ...(seconds !== undefined && seconds < SHORTEST
      ? [invalid('spec.expirationSeconds', seconds, 'may not specify a duration less than 600 seconds (10 minutes)')]
      : []),
  ];
};

const validateSigner = (signer: string, path: string): FieldError[] => {
  if (signer === '') return [required(path)];
  const [domain = '', name = '', ...more] = signer.split('/');
  if (!signer.includes('/') || more.length > 0)
    return [invalid(path, signer, "must be a fully qualified domain and path of the form 'example.com/signer-name'")];
  const wrong = domain.split('.').find((label) => dnsLabel(label).length > 0);
  const unfit = name.split('.').find((label) => dnsSubdomain(label).length > 0);
  const about = (whole: string, label: string, errors: readonly string[]): FieldError[] =>
    errors.map((text) => invalid(path, whole, `validating label ${JSON.stringify(label)}: ${text}`));
  return [
    ...(domain.length > LONGEST_DOMAIN ? [tooLongField(path, LONGEST_DOMAIN)] : []),
    ...(signer.length > LONGEST_SIGNER ? [tooLongField(path, LONGEST_SIGNER)] : []),
    ...(wrong === undefined ? [] : about(domain, wrong, dnsLabel(wrong))),
    ...(domain.includes('.')
      ? []
      : [invalid(path, domain, 'should be a domain with at least two segments separated by dots')]),
    ...(unfit === undefined ? [] : about(name, unfit, dnsSubdomain(unfit))),
  ];
};
