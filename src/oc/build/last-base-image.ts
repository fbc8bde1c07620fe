/** The image that the last stage of a Dockerfile is built on; `undefined` when it has no `FROM`. */
export const lastBaseImage = (dockerfile: string): string | undefined => {
  const instructions = dockerfile
    .replace(/^\s*#.*$/gm, '')
    .replace(/\\\r?\n/g, ' ')
    .split('\n');
  const stages = instructions.flatMap((line) => {
    const [, image = '', name] = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?\s*$/i.exec(line) ?? [];
    return image === '' ? [] : [{ image, name }];
  });
  let image = stages.at(-1)?.image;
  // A stage may go on from an earlier one.
  for (const stage of stages.slice(0, -1).reverse()) if (stage.name === image) image = stage.image;
  return image;
};
