import type { KubeObject } from '../../resources/kube-object.ts';
import type { EnvVar } from '../../resources/workloads/pod-spec.ts';
import { plannedObjects } from '../build/build-objects.ts';
import type { BuildPlan } from '../build/build-plan.ts';
import type { Invocation } from '../command.ts';
import { askedStrategy } from './build-strategy.ts';
import { type Component, isBuilder } from './component.ts';
import { type Generation, metadataOf } from './generate-objects.ts';

/** The build of sources on top of an image: its plan, and the image that comes of it. */
export interface SourceBuild {
  readonly plan: BuildPlan;
  readonly built: Component;
}

/** What `oc new-app image~repository` builds. */
export const buildFromSource = (
  invocation: Invocation,
  base: Component,
  name: string,
  env: readonly EnvVar[],
): SourceBuild => {
  const strategy = askedStrategy(invocation);
  const isSource = strategy === 'source' || (strategy === '' && isBuilder(base));
  return {
    plan: {
      name,
      strategy: isSource ? 'Source' : 'Docker',
      base,
      isScratch: false,
      sourceImage: undefined,
      isBinary: false,
      dockerfile: undefined,
      git: base.source,
      output: { kind: 'ImageStreamTag', name: `${name}:latest` },
      env,
    },
    built: { ...base, input: name, stream: name, tag: 'latest', streamNamespace: undefined, image: `${name}:latest` },
  };
};

/** The objects of the build, with the metadata that `oc new-app` gives everything. */
export const sourceBuildObjects = async (
  invocation: Invocation,
  { plan }: SourceBuild,
  generation: Generation,
): Promise<KubeObject[]> =>
  (await plannedObjects(invocation, plan)).map((object) => {
    const metadata = metadataOf(object.metadata.name, generation);
    const annotations = { ...object.metadata.annotations, ...(metadata.annotations as Record<string, string>) };
    return { ...object, metadata: { ...metadata, annotations } as unknown as KubeObject['metadata'] };
  });
