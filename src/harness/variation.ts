/** Where the image of a stream tag is, as the article on variations distinguishes it. */
export type Source = 'V1' | 'V2' | 'V3' | 'V4';

/** One way to make an image stream tag: V1 to V4, or V5, which is a tag of another stream that was made in one of these ways. */
export interface Variation {
  source: Source;
  /** Whether the tag is a copy of a tag of another stream: variation V5. */
  copied: boolean;
}

/** The number of the variation in the table: `V1` to `V5`. */
export const numberOf = ({ source, copied }: Variation): string => (copied ? 'V5' : source);

/** The command that makes or renews the tag of a source that is outside of the cluster. */
export const commandFor = (source: Exclude<Source, 'V4'>, tag: string, from: string): string =>
  ({
    V1: `oc import-image ${tag} --from=${from} --confirm`,
    V2: `oc import-image ${tag} --from=${from} --confirm --reference-policy=local`,
    V3: `oc tag ${from} ${tag} --reference=true`,
  })[source];
