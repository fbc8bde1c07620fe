import type { KubeObject } from '../../resources/kube-object.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import { qualifiedName } from '../client/object-name.ts';
import type { Invocation } from '../command.ts';
import { printObjects } from './print-objects.ts';

/** What a command did to an object. */
export interface Outcome {
  readonly kind: ResourceKind;
  readonly object: KubeObject;
  /** `created`, `configured` */
  readonly outcome: string;
  /** The command made the object: JSON keeps the order of its fields. */
  readonly declared?: boolean;
}

/** Prints `kind/name created`, or the object in the format of `-o`; a dry run says that it was one. */
export const printOutcome = (
  { context, flags }: Invocation,
  { kind, object, outcome, declared = false }: Outcome,
): void => {
  const format = flags.string('output');
  if (format !== '') {
    context.stdout(
      printObjects(
        format,
        { objects: [object], kinds: [kind], single: true },
        {
          declaredOrder: declared,
          managedFields: flags.boolean('show-managed-fields'),
          allowMissingKeys: !flags.has('allow-missing-template-keys') || flags.boolean('allow-missing-template-keys'),
        },
      ),
    );
    return;
  }
  context.stdout(`${qualifiedName(kind, object.metadata.name)} ${outcome}${dryRunSuffix(flags.string('dry-run'))}\n`);
};

/** What stands behind the report of a dry run. */
export const dryRunSuffix = (mode: string): string =>
  mode === 'client' ? ' (dry run)' : mode === 'server' ? ' (server dry run)' : '';
