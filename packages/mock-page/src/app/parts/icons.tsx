const PATHS = {
  check: 'M3.5 8.5l3 3 6-7',
  cross: 'M4.5 4.5l7 7m0-7l-7 7',
  alert: 'M8 4.5v4m0 2.6v.1M8 1.8l6.4 11.6H1.6z',
  bolt: 'M9 1.8L3.5 9H8l-1 5.2L12.5 7H8z',
  dots: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  copy: 'M5.8 5.8h7.4v7.4H5.8zM10.2 5.8V2.8H2.8v7.4h3',
  sun: 'M8 5.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6zM8 1.4v1.4m0 10.4v1.4M1.4 8h1.4m10.4 0h1.4M3.3 3.3l1 1m7.4 7.4l1 1m0-9.4l-1 1m-7.4 7.4l-1 1',
  moon: 'M13.2 9.6A5.6 5.6 0 016.4 2.8a5.6 5.6 0 106.8 6.8z',
  half: 'M8 2.2a5.8 5.8 0 100 11.6A5.8 5.8 0 008 2.2zM8 2.2v11.6M8 5l3.6-1M8 8h5.8M8 11l3.6 1',
  reset: 'M3 8a5 5 0 105-5H4m2.2-2.2L4 3l2.2 2.2',
  back: 'M10 3L5 8l5 5',
  search: 'M7 2.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM10.4 10.4l3.4 3.4',
  plus: 'M8 3v10M3 8h10',
  clock: 'M8 2.2a5.8 5.8 0 100 11.6A5.8 5.8 0 008 2.2zM8 4.8V8l2.2 1.6',
  key: 'M5 7.8a2.6 2.6 0 110 5.2 2.6 2.6 0 010-5.2zM7 8.6l6-6m-2.2 2.2l1.8 1.8M9 6.6l1.4 1.4',
  sliders: 'M2.5 5h5m3.6 0h2.4M2.5 11h2.4m3.6 0h5M9.3 3.4v3.2M6.7 9.4v3.2',
  picture: 'M2.2 3h11.6v10H2.2zM2.5 11.5l3.3-3.6 2.4 2.4 1.9-1.8 3.4 3M10.5 6h.01',
  list: 'M5.5 4h8M5.5 8h8m-8 4h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
} as const;

/** A decorative icon next to a text with the same meaning. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
