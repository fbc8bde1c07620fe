import { dnsLabel, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, forbiddenField, invalid, notSupported, required } from '../../apimachinery/field-error.ts';

/** Whose requests a flow schema is about. */
export interface FlowSubject {
  kind?: string;
  user?: { name?: string };
  group?: { name?: string };
  serviceAccount?: { name?: string; namespace?: string };
}

const MEMBERS = { ServiceAccount: 'serviceAccount', User: 'user', Group: 'group' } as const;

/** The findings about a subject: its kind says which of its members is set. */
export const validateFlowSubject = (subject: FlowSubject, path: string): FieldError[] => {
  const { kind = '' } = subject;
  const own = Object.hasOwn(MEMBERS, kind) ? MEMBERS[kind as keyof typeof MEMBERS] : undefined;
  if (own === undefined) return [notSupported(`${path}.kind`, kind, ['Group', 'ServiceAccount', 'User'])];
  const others = Object.entries(MEMBERS).filter(([, member]) => member !== own && subject[member] !== undefined);
  return [
    ...(subject[own] === undefined
      ? [required(`${path}.${own}`, `${own} is required when subject kind is '${kind}'`)]
      : subject[own].name
        ? []
        : [required(`${path}.${own}.name`)]),
    ...(own === 'serviceAccount' && subject.serviceAccount !== undefined
      ? validateAccount(subject.serviceAccount, `${path}.serviceAccount`)
      : []),
    ...others.map(([other, member]) =>
      forbiddenField(`${path}.${member}`, `${member} is forbidden when subject kind is not '${other}'`),
    ),
  ];
};

const validateAccount = ({ name, namespace }: { name?: string; namespace?: string }, path: string): FieldError[] => [
  ...(name && name !== '*' ? dnsSubdomain(name).map((text) => invalid(`${path}.name`, name, text)) : []),
  ...(namespace
    ? dnsLabel(namespace).map((text) => invalid(`${path}.namespace`, namespace, text))
    : [required(`${path}.namespace`, 'must specify namespace for service account')]),
];
