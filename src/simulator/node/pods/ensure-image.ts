import type { DockerConfig } from '../../../distribution/docker-config.ts';
import { InvalidReferenceError } from '../../../image/reference.ts';
import { goDuration } from '../../../resources/values/go-duration.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { candidatesFor, withDefaultTag } from '../images/image-name.ts';
import type { ImagePull, PulledImage } from '../images/image-pull.ts';
import type { NodeImage } from '../images/node-image.ts';
import { PullError } from '../images/pull-error.ts';
import { defaultRegistries } from '../images/registries-configuration.ts';
import { recordContainerEvent } from './container-event.ts';
import type { PodContext } from './kubelet-context.ts';
import type { ContainerRuntime, WaitingReason } from './pod-runtime.ts';
import { pullImage, pullsFor } from './pull-image.ts';

/** The image of a container, or why it cannot be had now. `suspended`: the registry has asked to come back later. */
export type EnsuredImage =
  | { readonly image: NodeImage }
  | { readonly failure: WaitingReason }
  | { readonly suspended: true };

/**
 * Sees to it that a node holds the image of a container, by the container's pull policy, with the events and reasons
 * of the kubelet.
 *
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
 */
export const ensureImage = async (
  container: Container,
  runtime: ContainerRuntime,
  configs: readonly DockerConfig[],
  context: PodContext,
): Promise<EnsuredImage> => {
  const { image: requested, imagePullPolicy: policy } = container;
  const { imageBackoff, clock, pod } = context;
  const record = (type: 'Normal' | 'Warning', reason: string, message: string): Promise<void> =>
    recordContainerEvent(context, container, type, reason, message);
  let name: string;
  try {
    name = withDefaultTag(requested);
  } catch (error) {
    if (!(error instanceof InvalidReferenceError)) throw error;
    const message = `Failed to apply default image tag "${requested}": couldn't parse image name "${requested}": ${error.message}`;
    await record('Warning', 'InspectFailed', message);
    return { failure: { reason: 'InvalidImageName', message } };
  }
  const present = policy === 'Always' ? undefined : presentImage(name, context);
  if (present !== undefined) {
    await record('Normal', 'Pulled', `Container image "${requested}" already present on machine`);
    return { image: present };
  }
  if (policy === 'Never') {
    const message = `Container image "${requested}" is not present with pull policy of Never`;
    await record('Warning', 'ErrImageNeverPull', message);
    return { failure: { reason: 'ErrImageNeverPull', message } };
  }
  const backoffKey = `${pod.metadata.uid}_${requested}`;
  if (imageBackoff.isWaiting(backoffKey, clock.now())) {
    const message = `Back-off pulling image "${requested}"`;
    await record('Normal', 'BackOff', message);
    return { failure: { reason: 'ImagePullBackOff', message: `${message}: ${runtime.pullFailure}` } };
  }
  const suspended = runtime.pull?.image === requested ? runtime.pull : undefined;
  if (suspended !== undefined && suspended.resumeAt > clock.now()) return { suspended: true };
  if (suspended === undefined) await record('Normal', 'Pulling', `Pulling image "${requested}"`);
  const startedAt = suspended?.startedAt ?? clock.now();
  try {
    const outcome = await context.node.oneAtATime(name, () =>
      pullImage(suspended?.pulls ?? pullsFor(name, configs, context)),
    );
    if ('retryAfter' in outcome) {
      runtime.pull = {
        image: requested,
        pulls: outcome.pulls as readonly ImagePull[],
        startedAt,
        resumeAt: clock.now() + outcome.retryAfter,
      };
      return { suspended: true };
    }
    runtime.pull = undefined;
    imageBackoff.forget(backoffKey);
    const duration = goDuration(pullDuration(outcome, clock.now() - startedAt));
    await record(
      'Normal',
      'Pulled',
      `Successfully pulled image "${requested}" in ${duration} (${duration} including waiting). Image size: ${outcome.image.size} bytes.`,
    );
    return { image: outcome.image };
  } catch (error) {
    if (!(error instanceof PullError)) throw error;
    runtime.pull = undefined;
    imageBackoff.next(backoffKey, clock.now());
    const failure = failureOf(requested, error);
    runtime.pullFailure = `${failure.reason}: ${failure.message}`;
    await record(
      'Warning',
      'Failed',
      `Failed to pull image "${requested}": ${error.unavailable ? 'RegistryUnavailable: ' : ''}${error.message}`,
    );
    return { failure };
  }
};

const presentImage = (name: string, { node, options }: PodContext): NodeImage | undefined => {
  const search = (): readonly string[] => (options.registries?.() ?? defaultRegistries).unqualifiedSearch;
  for (const candidate of candidatesFor(name, search)) {
    const image = node.images.find(candidate);
    if (image !== undefined) return image;
  }
  return undefined;
};

const failureOf = (requested: string, { message, unavailable }: PullError): WaitingReason =>
  unavailable
    ? {
        reason: 'RegistryUnavailable',
        message: `image pull failed for ${requested} because the registry is unavailable: ${message}`,
      }
    : { reason: 'ErrImagePull', message };

/** What a request and a second of transfer cost where the clock stands still during a pull; near to what real nodes took. */
const REQUEST = 12;
const BYTES_PER_MILLISECOND = 20_000;

/** In virtual time no time passes during a pull: its duration is what the requests would have taken. */
const pullDuration = ({ requests, bytes }: PulledImage, elapsed: number): number =>
  elapsed > 0 ? elapsed : requests * REQUEST + bytes / BYTES_PER_MILLISECOND;
