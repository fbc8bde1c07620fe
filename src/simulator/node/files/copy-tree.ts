import { FileTree } from './file-tree.ts';

/** The files below a folder as a tree of their own, or as a folder of another one. */
export const copyTree = async (files: FileTree, root = '/', into = '/', copy = new FileTree()): Promise<FileTree> => {
  const walk = async (from: string, to: string): Promise<void> => {
    for (const name of files.children(from)) {
      const [source, target] = [`${from === '/' ? '' : from}/${name}`, `${to === '/' ? '' : to}/${name}`];
      const status = await files.status(source);
      if (status === undefined) continue;
      const content = status.kind === 'file' ? Buffer.concat(await Array.fromAsync(files.read(source))) : undefined;
      copy.add({ path: target, status, content });
      if (status.kind === 'directory') await walk(source, target);
    }
  };
  await walk(root, into);
  return copy;
};
