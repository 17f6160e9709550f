/** The keys of the mocks that the benchmark starts. */
export const BENCH_KEYS = { apiKey: 'bench-matting-key-41', modelsApiKey: 'sk-bench-models-key-42' } as const;
