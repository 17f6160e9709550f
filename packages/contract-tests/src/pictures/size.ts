/** `96 × 80 px` */
export function sizeOf(picture: { readonly width: number; readonly height: number }): string {
  return `${picture.width} × ${picture.height} px`;
}
