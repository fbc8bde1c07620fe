/** The name of an image stream tag, `stream:tag`, when it is one. @throws Error that says what is wrong with it */
export const streamTagName = (name: string): string => {
  if (name.includes('@')) throw new Error(`"${name}" is an image stream image, not an image stream tag`);
  return twoParts(
    name,
    ':',
    `expected exactly one : delimiter in the istag "${name}"`,
    `image stream tag name "${name}" must have a name and a tag`,
  );
};

/** The name of an image stream image, `stream@sha256:…`, when it is one. @throws Error that says what is wrong with it */
export const streamImageName = (name: string): string =>
  twoParts(
    name,
    '@',
    `expected exactly one @ in the isimage name "${name}"`,
    `image stream image name "${name}" must have a name and ID`,
  );

const twoParts = (name: string, separator: string, wrongCount: string, missing: string): string => {
  const parts = name.split(separator);
  if (parts.length !== 2) throw new Error(wrongCount);
  if (parts.includes('')) throw new Error(missing);
  return name;
};
