import type { TemplateInstance } from '../../../resources/templates/template-instance.ts';
import { isNotFound, isRefusal } from '../../client/client.ts';
import { describeMeta } from '../describe-meta.ts';
import { alignOpenShift, field } from '../openshift-lines.ts';
import type { DataObject } from '../storage/describe-data.ts';

/** What `oc describe templateinstance` prints; `secret` holds the values of parameters, or why it cannot be read. */
export const describeTemplateInstance = (
  { metadata, spec, status = {} }: TemplateInstance,
  secret: DataObject | { readonly error: unknown },
  now: number,
): string => {
  const conditions = (status.conditions ?? []).map(({ type, status: is, lastTransitionTime, reason, message }) =>
    [
      field('    Type', type),
      field('    Status', is),
      field('    LastTransitionTime', goTime(lastTransitionTime)),
      field('    Reason', reason),
      field('    Message', message),
      '\n',
    ].join(''),
  );
  const objects = (status.objects ?? []).map(({ ref }) =>
    field(`    ${ref.kind}`, `${ref.namespace ?? ''}/${ref.name}`),
  );
  return [
    `${describeMeta(metadata, now)}\n`,
    `Conditions:\t \n${conditions.join('')}\n`,
    `Objects:\t \n${objects.join('')}\n`,
    `Parameters:\t \n${parameterLines(spec.template, secret)}\n`,
  ]
    .map(alignOpenShift)
    .join('');
};

const goTime = (moment: string | null | undefined): string =>
  (moment ?? '').replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' +0000 UTC');

const parameterLines = (
  { parameters = [] }: TemplateInstance['spec']['template'],
  secret: DataObject | { readonly error: unknown },
): string => {
  if ('error' in secret) {
    if (isRefusal(secret.error, 'Forbidden')) return 'Unable to access parameters, insufficient permissions.';
    // The name would be that of the secret, which there is none of.
    return isNotFound(secret.error)
      ? 'Unable to access parameters, secret not found: '
      : 'Unknown error occurred, please rerun with loglevel > 4 for more information';
  }
  if (parameters.length === 0) return '    No parameters found.';
  const sizes = Object.entries(secret.data ?? {}).map(
    ([key, value]) => [key, Buffer.from(value, 'base64').length] as const,
  );
  const known = new Map(sizes);
  return parameters
    .filter(({ name }) => known.has(name))
    .map(({ name }) => field(`    ${name}`, `${known.get(name)} bytes`))
    .join('');
};
