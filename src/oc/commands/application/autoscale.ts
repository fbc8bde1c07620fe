import { horizontalPodAutoscalerKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { type ServedResource, servedResources } from '../../client/discovery.ts';
import { type LoadedObject, loadObjects } from '../../client/load-objects.ts';
import { localObjects } from '../../client/local-objects.ts';
import { readsFilesAlone } from '../../client/manifests.ts';
import { selectNamedResources } from '../../client/select-resources.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { recordFlag } from '../../command-line/record.ts';
import { dryRunFlag, fieldManagerFlag, fileFlags, outputFlag } from '../../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { createObject } from '../create/create-object.ts';

/** The version of autoscalers that knows of CPU alone, as `oc` writes them. */
const autoscalerKind: ResourceKind = { ...horizontalPodAutoscalerKind, version: 'v1' };

/** `oc autoscale`: an autoscaler for a workload. */
export const autoscale: Command = {
  usage: '(-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu-percent=CPU]',
  flags: [
    recordFlag,
    outputFlag,
    dryRunFlag,
    ...fileFlags,
    booleanFlag('save-config', 'If true, the object remembers its configuration, as oc apply needs it.'),
    fieldManagerFlag('kubectl-autoscale'),
    numberFlag('max', 'The most pods.', { bits: 32, default: '-1', required: true }),
    numberFlag('min', 'The fewest pods; below 1 the server decides.', { bits: 32, default: '-1' }),
    numberFlag('cpu-percent', 'The share of their CPU requests that pods shall use on average.', {
      bits: 32,
      default: '-1',
    }),
    stringFlag('name', 'The name of the autoscaler.'),
  ],
  run: async (invocation) => {
    const { args, client, flags } = invocation;
    const [most, least, percent] = ['max', 'min', 'cpu-percent'].map((name) => flags.number(name)) as [
      number,
      number,
      number,
    ];
    if (most < 1) throw new OcError(`--max=MAXPODS is required and must be at least 1, max: ${most}`);
    if (most < least)
      throw new OcError(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${most}, min: ${least}`);
    const errors: unknown[] = [];
    const create = async ({ kind, object }: LoadedObject, served: readonly ServedResource[]): Promise<void> => {
      refuseUnscalable(served, kind);
      await createObject(
        invocation,
        autoscalerKind,
        {
          kind: 'HorizontalPodAutoscaler',
          apiVersion: apiVersionOf(autoscalerKind),
          metadata: { name: flags.string('name') || object.metadata.name, creationTimestamp: null },
          spec: {
            scaleTargetRef: { kind: kind.kind, name: object.metadata.name, apiVersion: apiVersionOf(kind) },
            ...(least > 0 && { minReplicas: least }),
            maxReplicas: most,
            ...(percent >= 0 && { targetCPUUtilizationPercentage: percent }),
          },
          status: { currentReplicas: 0, desiredReplicas: 0 },
        },
        { outcome: flags.string('dry-run') === 'client' ? 'created' : 'autoscaled', placed: false, recorded: 'sent' },
      );
    };
    const loaded = (await readsFilesAlone(invocation))
      ? await localObjects(invocation, 'autoscale')
      : await loadObjects(invocation, await selectNamedResources(invocation, args), errors);
    const served = loaded.length === 0 ? [] : await servedResources(client);
    for (const target of loaded) await create(target, served).catch((error: unknown) => errors.push(error));
    throwCollected(errors);
    if (loaded.length === 0) throw new OcError('no objects passed to autoscale');
  },
};

/** @throws OcError for a kind whose replicas nobody can count */
const refuseUnscalable = (served: readonly ServedResource[], kind: ResourceKind): void => {
  const found = served.find((each) => each.kind.plural === kind.plural && each.kind.group === kind.group);
  if (found === undefined || found.subresources.includes('scale')) return;
  throw new OcError(
    `cannot autoscale a ${kind.kind}: could not find scale subresource for ${kind.group}/${kind.version}, Resource=${kind.plural} in discovery information`,
  );
};
