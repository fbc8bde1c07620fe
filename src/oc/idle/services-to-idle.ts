import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { endpointsKind, serviceKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Endpoints } from '../../resources/networking/endpoints.ts';
import { loadObjects } from '../client/load-objects.ts';
import { selectResources } from '../client/select-resources.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { findScalables, type Scalable } from './find-scalables.ts';

/** A service, and what makes the pods behind it. */
export interface IdledService {
  readonly service: KubeObject;
  readonly scalables: readonly Scalable[];
}

/**
 * The services that a command line names, by its words, a file, a selector or all of them.
 *
 * @throws OcError when nothing can be scaled
 */
export const servicesToIdle = async (invocation: Invocation): Promise<IdledService[]> => {
  const errors: unknown[] = [];
  const found: IdledService[] = [];
  const known = new Map<string, Scalable>();
  for (const endpoints of await endpointsOf(invocation, errors)) {
    const { name, namespace = '' } = endpoints.metadata;
    await findScalables(invocation, endpoints, known).then(
      async (scalables) =>
        found.push({ service: await invocation.client.get(serviceKind, namespace, name), scalables }),
      (error: Error) =>
        errors.push(
          new OcError(`unable to calculate scalable resources for service ${namespace}/${name}: ${error.message}`),
        ),
    );
  }
  if (errors.length === 0) return found;
  const text = errors.map((error) => (error as Error).message);
  const all = text.length === 1 ? text[0] : `[${text.join(', ')}]`;
  if (found.every(({ scalables }) => scalables.length === 0))
    throw new OcError(`no valid scalable resources found to idle: ${all}`);
  invocation.context.stderr(
    `warning: continuing on for valid scalable resources, but an error occurred while finding scalable resources to idle: ${all}`,
  );
  return found;
};

const endpointsOf = async (invocation: Invocation, errors: unknown[]): Promise<readonly Endpoints[]> => {
  const { flags, args } = invocation;
  const file = flags.string('resource-names-file');
  if (file !== '' && (flags.string('selector') !== '' || args.length > 0 || flags.boolean('all')))
    throw new OcError('resource names, selectors, and the all flag may not be be specified if a filename is specified');
  const words = file === '' ? args : (await namesIn(invocation, file)).split('\n').filter(Boolean);
  const collective = flags.boolean('all') || flags.string('selector') !== '';
  if (flags.boolean('all') && words.length > 0)
    throw new OcError(
      'no valid scalable resources found to idle: selectors and the all flag cannot be used when passing resource/name arguments',
    );
  const named = words.map((word) => (word.includes('/') ? word : `endpoints/${word}`));
  const selections = collective
    ? [{ kind: endpointsKind, names: undefined }]
    : await selectResources(invocation, named, { withSelector: false }).catch((error: unknown) => {
        errors.push(error);
        return [];
      });
  const loaded = await loadObjects(invocation, selections, errors);
  return loaded.flatMap(({ kind, object }) => {
    if (kind === endpointsKind) return [object as Endpoints];
    const resource = `${kind.group}/${kind.version}, Resource=${kind.plural}`;
    errors.push(
      new OcError(`you must specify endpoints, not ${resource} (view available endpoints with "oc get endpoints").`),
    );
    return [];
  });
};

const namesIn = async ({ context }: Invocation, file: string): Promise<string> => {
  if (file === '-') return context.stdin ?? '';
  return await readFile(resolve(context.cwd ?? process.cwd(), file), 'utf8').catch((cause: unknown) => {
    throw new OcError(`open ${file}: no such file or directory`, { cause });
  });
};
