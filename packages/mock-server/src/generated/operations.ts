// Generated from openapi/ by `npm run generate`. Do not edit.

/** The ids of the operations, by the document that declares them. */
export const operationIds = {
  "sync": [
    "createSync"
  ],
  "async": [
    "createTask",
    "queryTask",
    "getCredits",
    "downloadResult"
  ],
  "models": [
    "generateNanoBanana",
    "generateContent",
    "generateImages"
  ],
  "gateway": [
    "streamGenerateContent",
    "countTokens",
    "generateContentV1",
    "streamGenerateContentV1",
    "countTokensV1",
    "listGeminiModels",
    "listModels",
    "editImages"
  ]
} as const;
