/** An image of a manifest list that could not be had. */
export class PartFailure extends Error {
  override readonly name = 'PartFailure';
  readonly digest: string;

  constructor(digest: string, cause: unknown) {
    super(`image ${digest} of the list could not be fetched`, { cause });
    this.digest = digest;
  }
}
