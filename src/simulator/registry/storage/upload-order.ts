/** What the thread of `UploadWriter` is told to do with a file beside appending to it: JSON in a record with `orderTag`. */
export type UploadOrder =
  | { readonly kind: 'open'; readonly tag: number; readonly file: string }
  | { readonly kind: 'close'; readonly tag: number; readonly number: number }
  | { readonly kind: 'digest' | 'forget'; readonly file: string; readonly number: number };

/** What the thread says: how the order with this number went or, without a number, that there is room for more. */
export interface UploadReceipt {
  readonly number?: number;
  readonly hex?: string | undefined;
  readonly error?: unknown;
}

/** No file has it. */
export const orderTag = 0;
