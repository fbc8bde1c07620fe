import { resolveKind } from '../../client/discovery.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { allNamespacesFlag } from '../../command-line/shared-flags.ts';
import { OcError } from '../../oc-error.ts';
import { alignTabs } from '../../output/tab-writer.ts';
import { tableOptions } from '../../output/table.ts';
import { type AccessRules, accessLines } from '../../policy/access-list.ts';

/** `oc auth can-i`: whether the user may do something. */
export const authCanI: Command = {
  usage: 'VERB [TYPE | TYPE/NAME | NONRESOURCEURL]',
  flags: [
    allNamespacesFlag,
    booleanFlag('quiet', 'If true, suppress output and just return the exit code.', { short: 'q' }),
    stringFlag('subresource', 'SubResource such as pod/log or deployment/scale'),
    booleanFlag('list', 'If true, prints all that is allowed.'),
    booleanFlag('no-headers', 'If true, prints what is allowed without the names of the columns.'),
  ],
  run: async (invocation) => {
    const { args, flags, client, context } = invocation;
    if (flags.boolean('list')) return await listAccess(invocation);
    const [verb, word, ...more] = args;
    if (verb === undefined || word === undefined || more.length > 0)
      throw new OcError(
        "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
      );
    if (word.startsWith('/') && flags.has('subresource'))
      throw new OcError('--subresource can not be used with NonResourceURL');
    if (flags.boolean('no-headers')) throw new OcError('--no-headers cannot be set without --list specified');
    const spec = word.startsWith('/')
      ? { nonResourceAttributes: { path: word, verb: known(invocation, verb, pathVerbs) } }
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

/** Everything that the user may do in the project. */
const listAccess = async ({ args, flags, client, context, namespace }: Invocation): Promise<number> => {
  if (args.length > 0) throw new OcError('list option must be specified with no arguments');
  if (flags.boolean('quiet') || flags.boolean('all-namespaces') || flags.has('subresource'))
    throw new OcError("list option can't be specified with neither quiet, all-namespaces nor subresource options");
  const { status } = await client.request<{ status: AccessRules & { incomplete?: boolean; evaluationError?: string } }>(
    {
      method: 'POST',
      path: '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
      body: { kind: 'SelfSubjectRulesReview', apiVersion: 'authorization.k8s.io/v1', spec: { namespace } },
    },
  );
  if (status.incomplete) context.stderr(`Warning: the list may be incomplete: ${status.evaluationError ?? ''}\n`);
  const head = flags.boolean('no-headers') ? [] : ['Resources\tNon-Resource URLs\tResource Names\tVerbs'];
  const lines = [...head, ...accessLines(status)].map((line) => `${line}\n`);
  context.stdout(alignTabs(lines.join(''), tableOptions));
  return 0;
};

const known = ({ context }: Invocation, verb: string, verbs: ReadonlySet<string>): string => {
  if (!verbs.has(verb)) context.stderr(`Warning: verb '${verb}' is not a known verb\n\n`);
  return verb;
};

const pathVerbs = new Set(['get', 'put', 'post', 'head', 'options', 'delete', 'patch', '*']);

const resourceVerbs = new Set([
  ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'use', 'bind', 'impersonate'],
  ...['*', 'approve', 'sign', 'escalate', 'attest'],
]);

const attributesOf = async (invocation: Invocation, verb: string, word: string): Promise<Record<string, string>> => {
  const { client, flags, namespace, context } = invocation;
  const [type = '', name] = word.split('/');
  const warn = (text: string): void => context.stderr(`Warning: ${text}\n\n`);
  const kind = type === '*' ? undefined : await resolveKind(client, type).catch(() => undefined);
  if (kind === undefined && type !== '*' && !STRANGERS.has(type))
    warn(
      `the server doesn't have a resource type '${type.split('.')[0]}'${groupOf(type.split('.').slice(1).join('.'))}`,
    );
  if (kind?.namespaced === false && !flags.boolean('all-namespaces'))
    warn(`resource '${kind.plural}' is not namespace scoped${groupOf(kind.group)}`);
  if (!flags.boolean('all-namespaces')) known(invocation, verb, resourceVerbs);
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
