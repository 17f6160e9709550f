/** The keys of the mocks that the benchmark starts. */
export const BENCH_KEYS = { matting: 'bench-matting-key-41', models: 'sk-bench-models-key-42' } as const;
