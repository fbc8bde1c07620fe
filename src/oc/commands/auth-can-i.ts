import { resolveKind } from '../client/discovery.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, stringFlag } from '../command-line/flag.ts';
import { allNamespacesFlag } from '../command-line/shared-flags.ts';
import { usageError } from '../oc-error.ts';

/** `oc auth can-i`: whether the user may do something. */
export const authCanI: Command = {
  usage: 'VERB [TYPE | TYPE/NAME | NONRESOURCEURL]',
  flags: [
    allNamespacesFlag,
    booleanFlag('quiet', 'If true, suppress output and just return the exit code.', { short: 'q' }),
    stringFlag('subresource', 'SubResource such as pod/log or deployment/scale'),
  ],
  run: async (invocation) => {
    const { args, flags, client, context, path } = invocation;
    const [verb, word, ...more] = args;
    if (verb === undefined || word === undefined || more.length > 0)
      throw usageError(path, 'you must specify two or three arguments: verb, resource, and optional resourceName');
    const spec = word.startsWith('/')
      ? { nonResourceAttributes: { path: word, verb } }
      : { resourceAttributes: await attributesOf(invocation, verb, word) };
    const review = {
      kind: 'SelfSubjectAccessReview',
      apiVersion: 'authorization.k8s.io/v1',
      metadata: { creationTimestamp: null },
      spec,
      status: { allowed: false },
    };
    const { status } = await client.request<{ status: { allowed: boolean; reason?: string } }>({
      method: 'POST',
      path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      body: review,
    });
    const reason = !status.allowed && status.reason ? ` - ${status.reason}` : '';
    if (!flags.boolean('quiet')) context.stdout(`${status.allowed ? 'yes' : 'no'}${reason}\n`);
    return status.allowed ? 0 : 1;
  },
};

const attributesOf = async (
  { client, flags, namespace, context }: Invocation,
  verb: string,
  word: string,
): Promise<Record<string, string>> => {
  const [type = '', name] = word.split('/');
  const warn = (text: string): void => context.stderr(`Warning: ${text}\n\n`);
  const kind = type === '*' ? undefined : await resolveKind(client, type).catch(() => undefined);
  if (kind === undefined && type !== '*' && !STRANGERS.has(type))
    warn(
      `the server doesn't have a resource type '${type.split('.')[0]}'${groupOf(type.split('.').slice(1).join('.'))}`,
    );
  if (kind?.namespaced === false && !flags.boolean('all-namespaces'))
    warn(`resource '${kind.plural}' is not namespace scoped${groupOf(kind.group)}`);
  const subresource = flags.string('subresource');
  return {
    ...((kind?.namespaced ?? true) && !flags.boolean('all-namespaces') ? { namespace } : {}),
    verb,
    group: kind?.group ?? '',
    resource: kind?.plural ?? type,
    ...(subresource && { subresource }),
    ...(name && { name }),
  };
};

/** What can be impersonated without being a resource everywhere. */
const STRANGERS = new Set(['users', 'groups']);

const groupOf = (group: string): string => (group === '' ? '' : ` in group '${group}'`);
