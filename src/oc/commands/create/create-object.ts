import { ApiStatusError } from '../../../errors/api-status-error.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { lastAppliedAnnotation } from '../../../resources/metadata/last-applied.ts';
import type { Invocation } from '../../command.ts';
import { recorded as withRecordOf } from '../../command-line/record.ts';
import { OcError } from '../../oc-error.ts';
import { declaredEntries } from '../../output/json.ts';
import { lastAppliedText } from '../../output/print-objects.ts';
import { printOutcome } from '../../output/print-outcome.ts';

/** How a command creates an object. */
export interface Creation {
  readonly query?: Record<string, string>;
  /**
   * `false`: the request has no parameters, as those of OpenShift's own `create` commands, for which even
   * `--dry-run=server` creates. @default true
   */
  readonly parameters?: boolean;
  /** Whether the object names the namespace that `-n` asks for. @default that of `parameters` */
  readonly placed?: boolean;
  /** When `--save-config` keeps in the object what it was made from; `sent`: not in a dry run of the client. @default 'always' */
  readonly recorded?: 'always' | 'sent' | 'never';
  /** `false`: `--record` says nothing of the object. @default true */
  readonly tellsCommand?: boolean;
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
  printOutcome(invocation, { kind, object, outcome, declared, isTyped: true, isSeries: true });
};

/** The object as it was created, or as it would be sent in a dry run of the client. */
export const makeObject = async (
  invocation: Invocation,
  kind: ResourceKind,
  object: object,
  {
    query = standardQuery(invocation),
    parameters = true,
    placed = parameters,
    recorded = 'always',
    failing,
    tellsCommand = true,
  }: Creation = {},
): Promise<KubeObject> => {
  const { client, flags, namespace } = invocation;
  const mode = flags.string('dry-run');
  const told = tellsCommand ? withRecordOf(flags, object as KubeObject) : (object as KubeObject);
  const inPlace = placed && kind.namespaced ? withNamespace(invocation, told) : told;
  const isRecorded = recorded === 'always' || (recorded === 'sent' && mode !== 'client');
  const made = isRecorded && flags.boolean('save-config') ? withRecord(inPlace) : inPlace;
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
export const validationOf = (word: string): string => {
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

const withNamespace = ({ flags, namespace }: Invocation, object: KubeObject): KubeObject => {
  if (!flags.has('namespace')) return object;
  const { name, namespace: _, ...rest } = object.metadata;
  return { ...object, metadata: { name, namespace, ...rest } };
};

const withRecord = (object: KubeObject): KubeObject => {
  const record = { [lastAppliedAnnotation]: lastAppliedText(object, declaredEntries) };
  const { metadata } = object;
  return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, ...record } } };
};
