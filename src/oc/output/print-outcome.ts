import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { qualifiedName } from '../client/object-name.ts';
import type { Invocation } from '../command.ts';
import { printOptionsOf } from './format-chosen.ts';
import { typed } from './go-types/typed.ts';
import { printObjects } from './print-objects.ts';

/** What a command did to an object. */
export interface Outcome {
  readonly kind: ResourceKind;
  readonly object: KubeObject;
  /** `created`, `configured` */
  readonly outcome: string;
  /** The command made the object: JSON keeps the order of its fields. */
  readonly declared?: boolean;
  /** The command knows the type of the object: it is printed as Go writes it. @default false */
  readonly isTyped?: boolean;
  /** `oc patch` alone does not say that it was a dry run. @default true */
  readonly saysDryRun?: boolean;
  /** In YAML, objects behind the first one are documents of their own. Some commands begin anew with each. @default false */
  readonly isSeries?: boolean;
}

/** Prints `kind/name created`, or the object in the format of `-o`; a dry run says that it was one. */
export const printOutcome = (
  { context, flags }: Invocation,
  { kind, object, outcome, declared = false, isTyped = false, saysDryRun = true, isSeries = false }: Outcome,
): void => {
  const format = flags.string('output');
  if (format !== '') {
    if (isSeries && format === 'yaml' && begun.has(flags)) context.stdout('---\n');
    begun.add(flags);
    const whole = isTyped || declared ? typed(object) : undefined;
    context.stdout(
      printObjects(
        format,
        { objects: [whole ?? object], kinds: [kind], single: true },
        { ...printOptionsOf(flags), declaredOrder: declared || whole !== undefined },
      ),
    );
    return;
  }
  const suffix = saysDryRun ? dryRunSuffix(flags.string('dry-run')) : '';
  context.stdout(`${qualifiedName(kind, object.metadata.name)} ${outcome}${suffix}\n`);
};

/** The command lines that have printed an object: the next one in YAML is a document of its own. */
const begun = new WeakSet<object>();

/** What stands behind the report of a dry run. */
export const dryRunSuffix = (mode: string): string =>
  mode === 'client' ? ' (dry run)' : mode === 'server' ? ' (server dry run)' : '';
