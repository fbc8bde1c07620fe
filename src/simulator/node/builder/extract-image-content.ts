import { posix } from 'node:path';
import { copyTree } from '../files/copy-tree.ts';
import { directory, type FileTree } from '../files/file-tree.ts';
import { pullImage } from './base-image.ts';
import { type BuilderContext, BuildFailure, beSeen } from './builder-context.ts';
import { inputDirectory } from './manage-dockerfile.ts';

/**
 * `openshift-extract-image-content`: puts files of images between the sources, each below the folder that is asked for. The
 * content of a folder is meant by a path that ends in `/.`.
 *
 * @see https://github.com/openshift/builder/blob/release-4.19/pkg/build/builder/source.go
 */
export const extractImageContent = async (context: BuilderContext): Promise<void> => {
  await beSeen(context.process);
  for (const { from, pullSecret, paths = [] } of context.build.spec.source?.images ?? []) {
    if (paths.length === 0) continue;
    const { files } = await pullImage(from.name, pullSecret?.name, context).catch((error: Error) => {
      throw failure(`error creating buildah builder: ${error.message}`);
    });
    for (const path of paths) await extract(files, path, context.files);
  }
};

interface ImagePath {
  readonly sourcePath: string;
  readonly destinationDir: string;
}

const extract = async (from: FileTree, { sourcePath, destinationDir }: ImagePath, into: FileTree): Promise<void> => {
  const source = posix.resolve('/', sourcePath);
  const folder = posix.join('/', destinationDir);
  const status = await from.status(source);
  if (status === undefined)
    throw failure(`error copying source path ${sourcePath} to ${destinationDir}: exit status 1`);
  const existing = await into.status(folder);
  if (existing === undefined) into.add(directory(folder, 0));
  else if (existing.kind !== 'directory')
    throw failure(
      `error copying source path ${sourcePath} to ${destinationDir}: destination ${inputDirectory}${folder} must be a directory`,
    );
  const target = sourcePath.endsWith('/.') ? folder : posix.join(folder, posix.basename(source));
  if (status.kind === 'directory') {
    into.add({ path: target, status });
    await copyTree(from, source, target, into);
  } else {
    into.add({ path: target, status, content: Buffer.concat(await Array.fromAsync(from.read(source))) });
  }
};

const failure = (text: string): BuildFailure =>
  new BuildFailure('FetchImageContentFailed', 'Failed to extract image content.', text);
