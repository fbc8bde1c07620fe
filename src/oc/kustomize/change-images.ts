import { changeAt, podPaths } from './field-paths.ts';
import type { ImageEntry } from './kustomization.ts';
import type { Resource } from './resource.ts';

/** Puts other images in the place of those of a name, in the containers of pods and of their templates. */
export const changeImages = (resources: readonly Resource[], entries: readonly ImageEntry[]): void => {
  for (const entry of entries)
    for (const { object } of resources)
      for (const pod of podPaths)
        for (const list of ['containers[]', 'initContainers[]'])
          changeAt(object, `${pod}/${list}/image`, (image) =>
            typeof image === 'string' ? changed(image, entry) : image,
          );
};

const changed = (image: string, { name, newName, newTag, digest }: ImageEntry): string => {
  const [, own = '', suffix = ''] = /^(.*?)((?::[\w.-]*)?(?:@.*)?)$/.exec(image) ?? [];
  if (own !== name) return image;
  const rest = digest ? `@${digest}` : newTag ? `:${newTag}` : suffix;
  return `${newName ?? own}${rest}`;
};
