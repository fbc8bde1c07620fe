import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { KubeObject, ObjectMeta } from '../../resources/kube-object.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { lastAppliedText } from '../output/print-objects.ts';
import { printOutcome } from '../output/print-outcome.ts';

/** How a command creates an object. */
export interface Creation {
  readonly query?: Record<string, string>;
  /**
   * `false`: the request has no parameters, as those of OpenShift's own `create` commands, for which even
   * `--dry-run=server` creates. @default true
   */
  readonly parameters?: boolean;
  /** Said before the server's words when it refuses: `failed to create secret`. */
  readonly failing?: string;
  /** What is said of the object. @default 'created' */
  readonly outcome?: string;
}

/** Creates an object that a command made from its flags, or only prints it, as `--dry-run` and `-o` say. */
export const createObject = async (
  invocation: Invocation,
  kind: ResourceKind,
  object: object,
  creation: Creation = {},
): Promise<void> => {
  const made = await makeObject(invocation, kind, object, creation);
  printMade(invocation, kind, made, creation.outcome);
};

/** Says that an object was made, in the format of `-o`. */
export const printMade = (
  invocation: Invocation,
  kind: ResourceKind,
  object: KubeObject,
  outcome = 'created',
): void => {
  const declared = invocation.flags.string('dry-run') === 'client';
  printOutcome(invocation, { kind, object, outcome, declared, isSeries: true });
};

/** The object as it was created, or as it would be sent in a dry run of the client. */
export const makeObject = async (
  invocation: Invocation,
  kind: ResourceKind,
  object: object,
  { query = standardQuery(invocation), parameters = true, failing }: Creation = {},
): Promise<KubeObject> => {
  const { client, flags, namespace } = invocation;
  const made = prepare(invocation, kind, object as KubeObject);
  const mode = flags.string('dry-run');
  if (mode === 'client') return made;
  return await client
    .create<KubeObject>(
      kind,
      kind.namespaced ? namespace : '',
      made,
      parameters ? { ...query, ...(mode === 'server' && { dryRun: 'All' }) } : {},
    )
    .catch((error: unknown) => {
      throw failing === undefined || !(error instanceof ApiStatusError)
        ? error
        : new OcError(`${failing} ${error.message}`, { cause: error });
    });
};

/** What kubectl's own `create` commands add to the request. */
export const standardQuery = ({ flags }: Invocation): Record<string, string> => ({
  fieldManager: flags.string('field-manager'),
  fieldValidation: validationOf(flags.string('validate')),
});

/** @throws OcError for another word */
const validationOf = (word: string): string => {
  const validation = validations[word.toLowerCase()];
  if (validation !== undefined) return validation;
  throw new OcError(
    `invalid - validate option ${JSON.stringify(word)}; must be one of: strict (or true), warn, ignore (or false)`,
  );
};

const validations: Readonly<Record<string, string>> = {
  ...{ '': 'Ignore', strict: 'Strict', true: 'Strict', t: 'Strict', 1: 'Strict', warn: 'Warn' },
  ...{ ignore: 'Ignore', false: 'Ignore', f: 'Ignore', 0: 'Ignore' },
};

const prepare = ({ flags, namespace }: Invocation, kind: ResourceKind, object: KubeObject): KubeObject => {
  const { name, namespace: own, ...rest } = object.metadata;
  const place = kind.namespaced && flags.has('namespace') ? namespace : own;
  const metadata: ObjectMeta = { name, ...(place && { namespace: place }), ...rest };
  const made = { ...object, metadata };
  if (!flags.boolean('save-config')) return made;
  const annotations = { ...metadata.annotations, [lastApplied]: lastAppliedText(made) };
  return { ...made, metadata: { ...metadata, annotations } };
};

/** Where `oc apply` finds what an object was made from. */
export const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
