import type { BuildRequest } from '../../../resources/builds/build.ts';
import {
  type BuildConfig,
  type BuildReference,
  type ImageChangeTriggerStatus,
  inputReference,
} from '../../../resources/builds/build-config.ts';
import type { Client } from '../../apimachinery/client.ts';
import { internalError } from '../../apimachinery/status-error.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { resolveImage } from './resolve-image.ts';

/**
 * What `status.imageChangeTriggers` says once a build has been started: the image of each trigger, so that several changes
 * at a time start one build.
 *
 * @throws StatusError 422 when the base image of the strategy cannot be resolved, 500 when the build for the image that
 * triggers it has been started already
 */
export const updatedImageTriggers = async (
  config: BuildConfig,
  { from, triggeredByImage }: BuildRequest,
  client: Client,
  now: number,
): Promise<ImageChangeTriggerStatus[]> => {
  const namespace = config.metadata.namespace ?? '';
  const key = (reference: Partial<BuildReference>): string => `${reference.namespace || namespace}/${reference.name}`;
  const base = inputReference(config.spec.strategy);
  const recorded = config.status?.imageChangeTriggers?.find((each) => from && key(each.from ?? {}) === key(from));
  if (triggeredByImage && recorded?.lastTriggeredImageID === triggeredByImage.name)
    throw internalError(
      `build config ${namespace}/${config.metadata.name} has already instantiated a build for imageid ${triggeredByImage.name}`,
    );
  const statuses: ImageChangeTriggerStatus[] = [];
  for (const { type, imageChange } of config.spec.triggers ?? []) {
    const reference = imageChange?.from ?? base;
    if (type !== 'ImageChange' || reference === undefined) continue;
    const tag = { ...(reference.namespace && { namespace: reference.namespace }), name: reference.name };
    if (triggeredByImage && from && key(from) === key(reference)) {
      statuses.push({
        lastTriggeredImageID: triggeredByImage.name,
        from: tag,
        lastTriggerTime: timestamp(now),
      });
      continue;
    }
    const image = await resolveImage(reference, namespace, client).catch((error: unknown) => {
      if (imageChange?.from === undefined) throw error;
      return '';
    });
    statuses.push({ ...(image && { lastTriggeredImageID: image }), from: tag, lastTriggerTime: null });
  }
  return statuses;
};
