import type { DockerConfig } from '../../../distribution/docker-config.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { UnusableConfiguration } from '../environment/configuration.ts';
import { readOnly } from '../files/read-only.ts';
import { WrittenFiles } from '../files/written-files.ts';
import { withDefaultTag } from '../images/image-name.ts';
import { displayName, repoDigests } from '../images/image-store.ts';
import type { NodeImage } from '../images/node-image.ts';
import { ProgramRun } from '../programs/program-run.ts';
import { commandLine, resolveCommand } from './container-command.ts';
import { recordContainerEvent } from './container-event.ts';
import { containerUser } from './container-user.ts';
import { containerView } from './container-view.ts';
import { CreateContainerError } from './create-container-error.ts';
import { ensureImage } from './ensure-image.ts';
import type { PodContext } from './kubelet-context.ts';
import type { ContainerRuntime, WaitingReason } from './pod-runtime.ts';
import { refuseRoot } from './refuse-root.ts';
import { startHook } from './start-hook.ts';
import { TerminationLog } from './termination-log.ts';

/** What became of an attempt to start a container. */
export type StartOutcome = 'started' | 'failed' | 'suspended';

/** Pulls the image if need be, makes the container and starts it. Why it failed stands in `runtime.waiting`. */
export const startContainer = async (
  container: Container,
  runtime: ContainerRuntime,
  configs: readonly DockerConfig[],
  context: PodContext,
): Promise<StartOutcome> => {
  const ensured = await ensureImage(container, runtime, configs, context);
  if ('suspended' in ensured) return 'suspended';
  if ('failure' in ensured) return fail(ensured.failure, ensured.failure.reason, container, runtime, context);
  try {
    await createAndRun(ensured.image, container, runtime, context);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    const { message } = error as Error;
    return fail({ reason, message }, message, container, runtime, context);
  }
  await recordContainerEvent(context, container, 'Normal', 'Created', `Created container: ${container.name}`);
  await recordContainerEvent(context, container, 'Normal', 'Started', `Started container ${container.name}`);
  const handler = container.lifecycle?.postStart;
  if (handler !== undefined && runtime.current !== undefined)
    runtime.current.postStart = await startHook(handler, container, runtime.current, context);
  return 'started';
};

/** Why there is no container, as far as that is to be expected. */
const reasonOf = (error: unknown): string | undefined =>
  error instanceof UnusableConfiguration
    ? 'CreateContainerConfigError'
    : error instanceof CreateContainerError
      ? 'CreateContainerError'
      : undefined;

const fail = async (
  waiting: WaitingReason,
  error: string,
  container: Container,
  runtime: ContainerRuntime,
  context: PodContext,
): Promise<'failed'> => {
  runtime.waiting = waiting;
  await recordContainerEvent(context, container, 'Warning', 'Failed', `Error: ${error}`);
  return 'failed';
};

const createAndRun = async (
  image: NodeImage,
  container: Container,
  runtime: ContainerRuntime,
  context: PodContext,
): Promise<void> => {
  const { node, pod, options, clock, random } = context;
  refuseRoot(pod, container, image.config);
  const imageFiles = node.filesOf(pod, image);
  const root = container.securityContext?.readOnlyRootFilesystem ? readOnly(imageFiles) : new WrittenFiles(imageFiles);
  const startedAt = clock.now();
  const terminationLog = new TerminationLog(container, startedAt);
  const { programs } = options;
  const user = await containerUser(pod, container, image.config, imageFiles);
  const view = {
    ...(await containerView(container, image.config, { root, user, log: terminationLog }, context)),
    programs,
  };
  const commands = commandLine(container, image.config, view.environment);
  const { argv, command, ...nature } = await resolveCommand(commands, view, imageFiles);
  if (runtime.current !== undefined) runtime.previous = runtime.current;
  runtime.current = {
    id: random.hex(64),
    image,
    requested: container.image,
    imageName: displayName(image) ?? withDefaultTag(container.image),
    imageID: repoDigests(image)[0] ?? image.id,
    attempt: runtime.current === undefined ? 0 : runtime.current.attempt + 1,
    startedAt,
    view,
    terminationLog,
    ...nature,
    probes: new Map(),
    program: new ProgramRun(command, argv, { ...view, terminal: container.tty === true }, startedAt, container.stdin),
  };
  runtime.waiting = undefined;
};
