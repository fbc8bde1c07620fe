import { X509Certificate } from 'node:crypto';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Condition } from '../../../resources/metadata/condition.ts';
import { equal } from '../../apimachinery/equality.ts';
import { duplicate, type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { pemBlocks } from '../validation/pem-blocks.ts';

type Request = KubeObject & { status?: { conditions?: Condition[]; certificate?: string } };

/** Conditions that are there or not, and never false. */
const LASTING = ['Approved', 'Denied', 'Failed'];

/** What decides over a request; approvals alone may say it. */
const DECISIONS = ['Approved', 'Denied'];

const CONDITIONS = 'status.conditions';
const CERTIFICATE = 'status.certificate';

/**
 * The findings about the status of a request for a certificate. What was wrong already is let through.
 *
 * @param part what is written
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/certificates/validation/validation.go
 */
export const validateRequestStatus = (
  { status = {} }: Request,
  { status: old = {} }: Request,
  part: 'request' | 'status' | 'approval',
): FieldError[] => {
  const changes = part === 'approval' ? [] : DECISIONS;
  const hasChanged = (status.certificate ?? '') !== (old.certificate ?? '');
  return [
    ...validateConditions(status.conditions ?? [], old.conditions ?? []),
    ...(hasChanged && status.certificate ? validateCertificate(Buffer.from(status.certificate, 'base64')) : []),
    ...LASTING.filter((type) => of(status, type).length < of(old, type).length).map((type) =>
      forbiddenField(CONDITIONS, `updates may not remove a condition of type "${type}"`),
    ),
    ...changes.flatMap((type) => validateDecision(of(status, type), of(old, type), type)),
    ...(hasChanged && part !== 'status'
      ? [forbiddenField(CERTIFICATE, 'updates may not set certificate content')]
      : []),
    ...(hasChanged && part === 'status' && old.certificate
      ? [forbiddenField(CERTIFICATE, 'updates may not modify existing certificate content')]
      : []),
  ];
};

const of = ({ conditions = [] }: { conditions?: Condition[] }, type: string): Condition[] =>
  conditions.filter((each) => each.type === type);

const validateDecision = (conditions: readonly Condition[], old: readonly Condition[], type: string): FieldError[] => {
  if (conditions.length > old.length)
    return [forbiddenField(CONDITIONS, `updates may not add a condition of type "${type}"`)];
  return conditions.length < old.length || equal(conditions, old)
    ? []
    : [forbiddenField(CONDITIONS, `updates may not modify a condition of type "${type}"`)];
};

const validateConditions = (conditions: readonly Condition[], old: readonly Condition[]): FieldError[] => {
  const both = (list: readonly Condition[]): boolean =>
    DECISIONS.every((type) => list.some((each) => each.type === type));
  const repeats = (list: readonly Condition[]): boolean => new Set(list.map(({ type }) => type)).size < list.length;
  return conditions.flatMap(({ type = '', status = '' as Condition['status'] }, index) => {
    const path = `${CONDITIONS}[${index}]`;
    const before = conditions.slice(0, index);
    const isDecided =
      DECISIONS.includes(type) && before.some((each) => DECISIONS.includes(each.type) && each.type !== type);
    return [
      ...(type === '' && !old.some((each) => !each.type) ? [required(`${path}.type`)] : []),
      ...(status === ('' as string)
        ? [required(`${path}.status`)]
        : validateOneOf(status, `${path}.status`, LASTING.includes(type) ? ['True'] : ['False', 'True', 'Unknown'])),
      ...(isDecided && !both(old)
        ? [invalid(`${path}.type`, type, 'Approved and Denied conditions are mutually exclusive')]
        : []),
      ...(!repeats(old) && before.some((each) => each.type === type) ? [duplicate(`${path}.type`, type)] : []),
    ];
  });
};

const validateCertificate = (text: Buffer): FieldError[] => {
  const why = certificateError(text.toString('latin1'));
  return why === undefined ? [] : [invalid(CERTIFICATE, '<certificate data>', why)];
};

const certificateError = (text: string): string | undefined => {
  const blocks = pemBlocks(text);
  for (const { whole, type, body } of blocks) {
    if (type !== 'CERTIFICATE') return `only CERTIFICATE PEM blocks are allowed, found ${JSON.stringify(type)}`;
    if (/^[\w-]+:/.test(body)) return 'no PEM block headers are permitted';
    if (!isCertificate(whole)) return 'x509: malformed certificate';
  }
  return blocks.length === 0 ? 'must contain at least one CERTIFICATE PEM block' : undefined;
};

const isCertificate = (pem: string): boolean => {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
};
