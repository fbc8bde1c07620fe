import type { Build, BuildStatus } from '../../../resources/builds/build.ts';
import type { Command } from '../exec/process.ts';
import { FileTree } from '../files/file-tree.ts';
import { addStages } from './build-timing.ts';
import { type BuilderContext, type BuilderOptions, BuildFailure, reportDetails } from './builder-context.ts';

/**
 * What the containers of a build pod run: the first argument says which part of the work. The folder that they share lives
 * as long as the build.
 *
 * @see https://github.com/openshift/builder/tree/release-4.19
 */
export const createBuilderProgram = (options: BuilderOptions): Command => {
  const volumes = new Map<string, FileTree>();
  return async (process) => {
    const task = process.args[0] ?? '';
    const load = tasks[task];
    if (load === undefined) {
      process.err(`error: unknown command ${JSON.stringify(task)}\n`);
      return 1;
    }
    const build = JSON.parse(process.environment['BUILD'] ?? '{}') as Build;
    const uid = build.metadata.uid ?? '';
    const files = volumes.get(uid) ?? new FileTree();
    volumes.set(uid, files);
    const context: BuilderContext = { ...options, build, process, files, stages: [] };
    const code = await carryOut(await load(), context);
    if (code !== 0 || last.has(task)) volumes.delete(uid);
    return code;
  };
};

/** Why a build fails before it begins. */
const preparations = new Set([
  'FetchSourceFailed',
  'FetchImageContentFailed',
  'InvalidContextDirectory',
  'ManageDockerfileFailed',
]);

type Task = (context: BuilderContext) => Promise<void>;

const last = new Set(['openshift-docker-build', 'openshift-sti-build']);

/** Read when the first build runs. */
const tasks: Readonly<Record<string, (() => Promise<Task>) | undefined>> = {
  'openshift-git-clone': async () => (await import('./receive-source.ts')).receiveSource,
  'openshift-extract-image-content': async () => (await import('./extract-image-content.ts')).extractImageContent,
  'openshift-manage-dockerfile': async () => (await import('./manage-dockerfile.ts')).manageDockerfile,
  'openshift-docker-build': async () => (await import('./docker-build.ts')).dockerBuild,
  'openshift-sti-build': async () => (await import('./source-build.ts')).sourceBuild,
};

const carryOut = async (task: Task, context: BuilderContext): Promise<number> => {
  try {
    await task(context);
    if (context.stages.length > 0) await reportDetails(context, stagesOf(context)).catch(() => undefined);
    return 0;
  } catch (error) {
    const status =
      error instanceof BuildFailure
        ? error.status
        : { reason: 'GenericBuildFailed', message: 'Generic Build failure - check logs for details.' };
    const isBuild = error instanceof BuildFailure && !preparations.has(status.reason ?? '');
    context.process.err(`error: ${isBuild ? 'build error: ' : ''}${(error as Error).message}\n`);
    await reportDetails(context, { phase: 'Failed', ...status, ...stagesOf(context) }).catch(() => undefined);
    return 1;
  }
};

/** Containers of one pod add to the stages of each other. */
const stagesOf = ({ build, stages }: BuilderContext): Pick<BuildStatus, 'stages'> => {
  if (stages.length === 0) return {};
  const all = [...(build.status?.stages ?? [])];
  addStages(all, stages);
  return { stages: all };
};
