import type { PolicyRule, Role, Subject } from '../../../resources/access/role.ts';
import {
  clusterRoleBindingKind,
  clusterRoleKind,
  namespaceKind,
  roleBindingKind,
  roleKind,
} from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { isRefusal } from '../../client/client.ts';
import { readManifests } from '../../client/manifests.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import { dryRunFlag, fileFlags, outputFlag } from '../../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { printUnheeded } from '../../output/format-chosen.ts';
import { goText } from '../../output/go-text.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { reconcileBinding } from '../../policy/reconcile-binding.ts';
import { reconcileRole } from '../../policy/reconcile-role.ts';
import { creation, type Reconciliation } from '../../policy/reconciliation.ts';
import type { Binding } from '../../policy/role-binding.ts';

/**
 * `oc auth reconcile`: gives roles the rules, and bindings the subjects, that files say; nothing is taken away unasked. Files say
 * their namespace themselves.
 */
export const authReconcile: Command = {
  usage: '-f FILENAME',
  flags: [
    ...fileFlags,
    outputFlag,
    dryRunFlag,
    booleanFlag('remove-extra-permissions', 'If true, removes extra permissions added to roles'),
    booleanFlag('remove-extra-subjects', 'If true, removes extra subjects added to rolebindings'),
  ],
  run: async (invocation) => {
    const { flags, args } = invocation;
    if (args.length > 0) throw new OcError('no arguments are allowed');
    if (flags.string('dry-run') === 'server')
      throw new OcError('--dry-run=server for command reconcile is not supported yet');
    const errors: unknown[] = [];
    for (const { kind, object } of await readManifests(invocation)) {
      const row = reconciled.find((each) => each.kind === kind);
      await (row && reconcileObject(invocation, row, object).catch((error: unknown) => void errors.push(error)));
    }
    throwCollected(errors);
  },
};

type Parts = Reconciliation<Partial<PolicyRule> | Subject>;

interface Row {
  readonly kind: ResourceKind;
  readonly parts: 'rules' | 'subjects';
  readonly removing: string;
  compare(existing: KubeObject, expected: KubeObject, removesExtra: boolean): Parts;
}

const roles = {
  parts: 'rules',
  removing: 'remove-extra-permissions',
  compare: (existing, expected, removesExtra) =>
    reconcileRole(existing as Role, expected as Role, removesExtra) as Parts,
} satisfies Omit<Row, 'kind'>;

const bindings = {
  parts: 'subjects',
  removing: 'remove-extra-subjects',
  compare: (existing, expected, removesExtra) =>
    reconcileBinding(existing as Binding, expected as Binding, removesExtra),
} satisfies Omit<Row, 'kind'>;

const reconciled: readonly Row[] = [
  { kind: roleKind, ...roles },
  { kind: clusterRoleKind, ...roles },
  { kind: roleBindingKind, ...bindings },
  { kind: clusterRoleBindingKind, ...bindings },
];

const reconcileObject = async (invocation: Invocation, row: Row, expected: KubeObject): Promise<void> => {
  const { client, context, flags } = invocation;
  const { kind } = row;
  const { name, namespace = '' } = expected.metadata;
  const isNowhere = kind.namespaced && namespace === '';
  const existing = await client.find(kind, namespace, name);
  const removesExtra = flags.boolean(row.removing);
  const result =
    existing === undefined
      ? creation(expected, (expected as KubeObject & Partial<Record<Row['parts'], Parts['missing']>>)[row.parts] ?? [])
      : row.compare(existing, expected, removesExtra);
  const isDone = result.isProtected || flags.string('dry-run') === 'client';
  if (isNowhere && !isDone) throw new OcError('resource name may not be empty');
  const object = isDone ? result.object : await write(invocation, kind, namespace, result);
  printUnheeded(invocation, () =>
    printOutcome(invocation, { kind, object, outcome: 'reconciled', isTyped: true, isSeries: true }),
  );
  context.stderr(reportOf(result, row.parts, removesExtra));
};

const write = async (
  { client }: Invocation,
  kind: ResourceKind,
  namespace: string,
  { object, operation }: Parts,
): Promise<KubeObject> => {
  const { name } = object.metadata;
  if (operation === 'none') return object;
  if (operation === 'update') return await client.replace<KubeObject>(kind, namespace, name, object);
  if (operation === 'recreate') await client.remove(kind, namespace, name, {});
  else if (namespace !== '') await ensureNamespace(client, namespace);
  return await client.create<KubeObject>(kind, namespace, object);
};

/** Makes the namespace if need be, as far as the user may. */
const ensureNamespace = async (client: Invocation['client'], name: string): Promise<void> => {
  const unless =
    (...reasons: string[]) =>
    (error: unknown): undefined => {
      if (!isRefusal(error, ...reasons)) throw error;
    };
  if ((await client.get(namespaceKind, '', name).catch(unless('NotFound', 'Forbidden'))) !== undefined) return;
  const namespace = { apiVersion: 'v1', kind: namespaceKind.kind, metadata: { name } };
  await client.create(namespaceKind, '', namespace).catch(unless('AlreadyExists', 'Forbidden'));
};

const reportOf = (
  { operation, isProtected, missing, extra }: Parts,
  parts: Row['parts'],
  removesExtra: boolean,
): string => {
  if (operation === 'none') return '';
  const caveat = isProtected ? ', but object opted out (rbac.authorization.kubernetes.io/autoupdate: false)' : '';
  const listed = (title: string, list: Parts['missing']): string =>
    list.length === 0 ? '' : `\t${title}:\n${list.map((part) => `\t\t${textOf(part, parts)}\n`).join('')}`;
  return [
    `\treconciliation required ${operation}${caveat}\n`,
    listed(`missing ${parts} added`, missing),
    removesExtra ? listed(`extra ${parts} removed`, extra) : '',
  ].join('');
};

const FIELDS = {
  rules: {
    Verbs: 'verbs',
    APIGroups: 'apiGroups',
    Resources: 'resources',
    ResourceNames: 'resourceNames',
    NonResourceURLs: 'nonResourceURLs',
  },
  subjects: { Kind: 'kind', APIGroup: 'apiGroup', Name: 'name', Namespace: 'namespace' },
} as const;

/** As Go prints a structure with the names of its fields. */
const textOf = (part: object, parts: Row['parts']): string => {
  const values = part as Readonly<Record<string, unknown>>;
  const nothing = parts === 'rules' ? [] : '';
  const fields = Object.entries(FIELDS[parts]).map(([name, field]) => `${name}:${goText(values[field] ?? nothing)}`);
  return `{${fields.join(' ')}}`;
};
