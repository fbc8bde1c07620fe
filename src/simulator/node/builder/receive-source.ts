import { buildPodName } from '../../../resources/builds/build.ts';
import { NoArchiveError, readArchive } from './archive.ts';
import { type BuilderContext, BuildFailure, beSeen, say } from './builder-context.ts';
import { contextDirectory } from './manage-dockerfile.ts';

/** `openshift-git-clone`: takes in what was uploaded. Repositories are out of reach: this cluster has no network but its registries. */
export const receiveSource = async (context: BuilderContext): Promise<void> => {
  const { build, process, files } = context;
  await beSeen(process);
  await takeIn(context);
  const { contextDir } = build.spec.source ?? {};
  if (contextDir && (await files.status(contextDirectory(build))) === undefined)
    throw new BuildFailure(
      'InvalidContextDirectory',
      'The supplied context directory does not exist.',
      `provided context directory does not exist: ${contextDir}`,
    );
};

const takeIn = async (context: BuilderContext): Promise<void> => {
  const { build, files, uploads } = context;
  const { binary, git } = build.spec.source ?? {};
  if (git) {
    say(context, `Cloning "${git.uri}" ...`);
    const host = /^(?:\w+:\/\/)?(?:[^@/]*@)?([^/:]+)/.exec(git.uri)?.[1] ?? git.uri;
    throw fetchFailure(`fatal: unable to access '${git.uri}': Could not resolve host: ${host}`);
  }
  const key = `${build.metadata.namespace}/${buildPodName(build)}`;
  const upload = uploads.get(key) ?? Buffer.alloc(0);
  uploads.delete(key);
  if (binary?.asFile) {
    say(context, `Receiving source from STDIN as file ${binary.asFile}`);
    const status = { kind: 'file', size: upload.length, mode: 0o664, modified: 0, uid: 0, gid: 0 } as const;
    files.add({ path: `/${binary.asFile}`, status, content: upload });
    return;
  }
  say(context, 'Receiving source from STDIN as archive ...');
  try {
    for (const entry of await readArchive(upload)) files.add(entry);
  } catch (error) {
    if (!(error instanceof NoArchiveError)) throw error;
    throw fetchFailure(
      'unable to extract binary build input, must be a zip, tar, or gzipped tar, or specified as a file: exit status 1',
    );
  }
};

const fetchFailure = (text: string): BuildFailure =>
  new BuildFailure('FetchSourceFailed', 'Failed to fetch the input source.', text);
