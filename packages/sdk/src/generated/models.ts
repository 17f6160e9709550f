// Generated from openapi/models.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/v1beta/models/gemini-2.5-flash-image:generateContent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate a picture with nano-banana (to be deprecated)
         * @deprecated
         * @description Generates a picture from text and pictures. The vendor announces that this page will be deprecated.
         */
        post: operations["generateNanoBanana"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1beta/models/{model}:generateContent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate a picture with nano-banana-pro (a guess)
         * @description Only the name of the page is known; the rest is a guess. The likeliest call is that of nano-banana with another model id (the path is
         *     about 88 % certain, the id about 60 %). Other possibilities are the ids `gemini-3-pro-image-preview` and `nano-banana-pro`, or
         *     `POST /v1/images/generations`.
         */
        post: operations["generateContent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/images/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate pictures with seedream4.5 (a guess)
         * @description Only the name of the page is known; the rest is a guess. The likeliest call is that of Volcengine Ark (about 78 % certain). The other
         *     possibility is the path `/api/v3/images/generations`.
         */
        post: operations["generateImages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description `true` marks a draft picture or the model's thinking (a guess). The finished picture is the last one without this mark. If all pictures are marked, it is the last of them. */
        Thought: boolean;
        /** @description An opaque value that belongs to the part and is sent back in a later turn (a guess). It may also be a part by itself. */
        ThoughtSignature: string;
        /** @description Marks of a part in an earlier response, which a later turn sends back (a guess). */
        PartMarks: {
            thought?: components["schemas"]["Thought"];
            thoughtSignature?: components["schemas"]["ThoughtSignature"];
        };
        /** Text */
        TextPart: {
            /** @description The prompt. */
            text: string;
        };
        /** @description Media type of the picture, such as `image/jpeg`. The documentation itself also writes `image/jpg`. */
        MimeType: string;
        /** @description The picture as base64, without a `data:` head. */
        InlineBytes: string;
        /** Picture, as documented */
        InlineDataPart: {
            /** @description A picture in the request. The documented spelling is `inline_data`, which the kit sends, while the response says `inlineData`. */
            inline_data: {
                mime_type: components["schemas"]["MimeType"];
                data: components["schemas"]["InlineBytes"];
            };
        };
        /** @description A picture in the response. */
        InlineData: {
            mimeType?: components["schemas"]["MimeType"];
            data: components["schemas"]["InlineBytes"];
        };
        /**
         * Picture, camel case
         * @description The spelling of the response, used in a request. Google's own libraries send it (a guess for this host).
         */
        InlineDataCamelPart: {
            inlineData: components["schemas"]["InlineData"];
        };
        /** @description A picture by its address (a guess). */
        FileData: {
            mimeType?: components["schemas"]["MimeType"];
            /** @description The address of the picture (a guess). */
            fileUri: string;
        };
        /**
         * File
         * @description A picture that is stored at Google or behind a link (a guess; whether this host fetches it is not known).
         */
        FileDataPart: {
            fileData: components["schemas"]["FileData"];
        };
        /**
         * Signature
         * @description Only the signature of an earlier response, sent back in a later turn (a guess).
         */
        SignaturePart: {
            thoughtSignature: components["schemas"]["ThoughtSignature"];
        };
        /** @description A text or a picture. A part may also contain both, a file at Google, or in a later turn the content of an earlier response (guesses). */
        RequestPart: components["schemas"]["PartMarks"] & (components["schemas"]["TextPart"] | components["schemas"]["InlineDataPart"] | components["schemas"]["InlineDataCamelPart"] | components["schemas"]["FileDataPart"] | components["schemas"]["SignaturePart"]);
        /** @description One turn. */
        RequestContent: {
            /** @description The speaker; `user` for the prompt. `model`, for an earlier response, is a guess. */
            role?: "user" | "model" | (string & {});
            /** @description Pictures and text, in the order in which the prompt refers to them. */
            parts: components["schemas"]["RequestPart"][];
        };
        /** @description Aspect ratio of the picture. If absent, it is the documented ratio closest to the input picture. 1:4, 4:1, 1:8 and 8:1 are guesses: Google documents them only for gemini-3.1-flash-image. */
        AspectRatio: "1:1" | "3:2" | "2:3" | "3:4" | "4:3" | "4:5" | "5:4" | "9:16" | "16:9" | "21:9" | "1:4" | "4:1" | "1:8" | "8:1" | (string & {});
        /** @description Size of the picture (a guess from Google's types). It is for nano-banana-pro; nano-banana accepts none. Google documents `512` only for gemini-3.1-flash-image. */
        ImageSize: "512" | "1K" | "2K" | "4K" | (string & {});
        /** @description Shape of the picture. */
        ImageConfig: {
            aspectRatio?: components["schemas"]["AspectRatio"];
            imageSize?: components["schemas"]["ImageSize"];
        };
        /** @description The form of the response. */
        GenerationConfig: {
            /** @description Requested kinds of output. `["IMAGE"]` is documented. */
            responseModalities?: (("IMAGE" | "TEXT") | string)[];
            imageConfig?: components["schemas"]["ImageConfig"];
            /** @description How the model thinks (a guess). */
            thinkingConfig?: {
                /** @description `true` also requests the model's thoughts and draft pictures, marked `thought` (a guess). */
                includeThoughts?: boolean;
            };
        };
        /**
         * Gemini request
         * @description A prompt of text and pictures, and the form of the response.
         */
        GenerateContentRequest: {
            /** @description The turns of the conversation; one is enough. */
            contents: components["schemas"]["RequestContent"][];
            generationConfig?: components["schemas"]["GenerationConfig"];
        };
        /** @description A picture; or a text, a file, a signature (guesses). */
        ResponsePart: {
            inlineData?: components["schemas"]["InlineData"];
            fileData?: components["schemas"]["FileData"];
            thought?: components["schemas"]["Thought"];
            thoughtSignature?: components["schemas"]["ThoughtSignature"];
            /** @description Text in addition to or instead of a picture (a guess). */
            text?: string;
        };
        /** @description Why the model stopped; `STOP` is documented, the others are guesses, and the set is open. */
        FinishReason: "STOP" | "MAX_TOKENS" | "SAFETY" | "RECITATION" | "OTHER" | "BLOCKLIST" | "PROHIBITED_CONTENT" | "SPII" | "IMAGE_SAFETY" | "IMAGE_PROHIBITED_CONTENT" | "NO_IMAGE" | "IMAGE_RECITATION" | "IMAGE_OTHER" | "LANGUAGE" | "MALFORMED_FUNCTION_CALL" | "UNEXPECTED_TOOL_CALL" | "TOO_MANY_TOOL_CALLS" | "MISSING_THOUGHT_SIGNATURE" | "MALFORMED_RESPONSE" | "MODEL_ARMOR" | (string & {});
        /** @description The safety ratings of the content (a guess). A gateway that writes zero values sends null. */
        SafetyRatings: {
            [key: string]: unknown;
        }[] | null;
        /** @description One candidate. */
        Candidate: {
            /** @description The content of the candidate. */
            content?: {
                /** @description Pictures and text. A gateway that writes zero values sends null (a guess). */
                parts?: components["schemas"]["ResponsePart"][] | null;
                /**
                 * @description The speaker, `model`. A gateway that writes zero values sends an empty text (a guess).
                 * @enum {string}
                 */
                role?: "model" | "";
            };
            /** @description Why the model stopped. A gateway that writes zero values sends null (a guess). */
            finishReason?: components["schemas"]["FinishReason"] | null;
            safetyRatings?: components["schemas"]["SafetyRatings"];
            /** @description The reason in a sentence (a guess). */
            finishMessage?: string;
            /** @description Number of the candidate, from 0. */
            index?: number;
        };
        /** @description Why the prompt was refused, in one word (a guess); the set is open. */
        BlockReason: "SAFETY" | "OTHER" | "BLOCKLIST" | "PROHIBITED_CONTENT" | "IMAGE_SAFETY" | "MODEL_ARMOR" | "JAILBREAK" | (string & {});
        /** @description Number of tokens. */
        TokenCount: number;
        TokensOfKind: {
            /** @description Kind of the tokens. */
            modality?: "TEXT" | "IMAGE" | (string & {});
            tokenCount?: components["schemas"]["TokenCount"];
        };
        /** @description Tokens by kind. */
        TokensDetails: components["schemas"]["TokensOfKind"][];
        /** @description Number of tokens; that the field is sent is a guess from Google's types. */
        GuessedTokenCount: number;
        /** @description Tokens by kind; that the field is sent is a guess from Google's types. */
        GuessedTokensDetails: components["schemas"]["TokensOfKind"][];
        /** @description Tokens used. */
        UsageMetadata: {
            promptTokenCount?: components["schemas"]["TokenCount"];
            candidatesTokenCount?: components["schemas"]["TokenCount"];
            totalTokenCount?: components["schemas"]["TokenCount"];
            promptTokensDetails?: components["schemas"]["TokensDetails"];
            candidatesTokensDetails?: components["schemas"]["TokensDetails"];
            thoughtsTokenCount?: components["schemas"]["TokenCount"];
            cachedContentTokenCount?: components["schemas"]["GuessedTokenCount"];
            cacheTokensDetails?: components["schemas"]["GuessedTokensDetails"];
            toolUsePromptTokenCount?: components["schemas"]["GuessedTokenCount"];
            toolUsePromptTokensDetails?: components["schemas"]["GuessedTokensDetails"];
            /** @description How the call was billed on Google's side, such as `ON_DEMAND` (a guess); the set is open. */
            trafficType?: string;
        };
        /**
         * Gemini response
         * @description The candidates, usually one. A blocked prompt can lead to an HTTP 200 without candidates, or with text and no picture (a guess). So every step down to the picture is optional.
         */
        GenerateContentResponse: {
            /** @description The candidates. */
            candidates?: components["schemas"]["Candidate"][];
            /** @description Why a prompt was refused (a guess). */
            promptFeedback?: {
                blockReason?: components["schemas"]["BlockReason"];
                safetyRatings?: components["schemas"]["SafetyRatings"];
                /** @description The reason in a sentence (a guess). */
                blockReasonMessage?: string;
            };
            usageMetadata?: components["schemas"]["UsageMetadata"];
            /** @description The model that responded. */
            modelVersion?: string;
            /** @description Id of the response. */
            responseId?: string;
        };
        /**
         * Error of the third-party models
         * @description An error of the gateway, of the model behind it, or of Google or Ark, passed through (a guess). A body that also contains `data` is a normal response of seedream.
         */
        ModelsError: {
            /** @description What went wrong (a guess). */
            error: {
                /** @description What went wrong, for human readers; may end with the request's id (a guess). */
                message: string;
                /** @description Kind of error, such as `new_api_error`, `upstream_error` or `BadRequest`; it may repeat `code` (a guess). */
                type?: string;
                /** @description The parameter at fault, often empty, sometimes the HTTP status as text (a guess). */
                param?: string | null;
                /** @description A word, a number, or empty (a guess). */
                code?: string | number | null;
                /** @description Google's status, such as `INVALID_ARGUMENT` (a guess). */
                status?: string;
                /** @description Google's details (a guess). */
                details?: {
                    [key: string]: unknown;
                }[];
            };
        };
        /** @description A web page instead of JSON, as gateways send it (a guess). */
        GatewayPage: string;
        /**
         * @description Id of the model, an open set. Which id this host accepts is a guess. Google switched `gemini-3-pro-image-preview` off on 2026-06-25; a gateway may still map it.
         * @default gemini-3-pro-image
         */
        GeminiModel: "gemini-3-pro-image" | "gemini-3-pro-image-preview" | "nano-banana-pro" | (string & {});
        /**
         * @description Id of the model, an open set. Which id this host accepts is a guess.
         * @default doubao-seedream-4-5-251128
         */
        SeedreamModel: "doubao-seedream-4-5-251128" | "seedream4.5" | "seedream-4-5-251128" | (string & {});
        /** @description An http(s) link, or `data:image/<lower-case type>;base64,…` (a guess). */
        SeedreamInput: string;
        /**
         * @description `2K`, `4K`, or `WIDTHxHEIGHT` in pixels, with a total of 3,686,400 to 16,777,216 pixels and a ratio between 1:16 and 16:1. Default 2048x2048 (a guess).
         * @default 2048x2048
         */
        SeedreamSize: "2K" | "4K" | (string & {});
        /**
         * @description `url` for a link that is valid for 24 hours (default), `b64_json` for the bytes in the response (a guess).
         * @default url
         * @enum {string}
         */
        SeedreamResponseFormat: "url" | "b64_json";
        /**
         * @description `auto` lets the model generate a sequence of pictures, `disabled` only one (a guess, as is the default).
         * @default disabled
         * @enum {string}
         */
        SequentialImageGeneration: "auto" | "disabled";
        /**
         * Seedream request
         * @description A prompt, with or without input pictures (a guess).
         */
        ImageGenerationRequest: {
            model: components["schemas"]["SeedreamModel"];
            /** @description The prompt. Up to 300 Chinese characters or 600 English words are recommended (a guess). */
            prompt: string;
            /** @description One to 14 input pictures, each with at most 10 MB and 36 megapixels, sides over 14 px, and a ratio between 1:16 and 16:1. Inputs and outputs together are at most 15 (a guess). */
            image?: components["schemas"]["SeedreamInput"] | components["schemas"]["SeedreamInput"][];
            size?: components["schemas"]["SeedreamSize"];
            response_format?: components["schemas"]["SeedreamResponseFormat"];
            /**
             * @description Whether to put a visible watermark on the picture. Default `true` (a guess).
             * @default true
             */
            watermark?: boolean;
            sequential_image_generation?: components["schemas"]["SequentialImageGeneration"];
            /** @description Only with `sequential_image_generation` `auto` (a guess). */
            sequential_image_generation_options?: {
                /**
                 * @description Most pictures in the sequence, 1 to 15; inputs and outputs together are at most 15 (a guess).
                 * @default 15
                 */
                max_images?: number;
            };
            /** @description Lets the service rewrite the prompt (a guess). */
            optimize_prompt_options?: {
                /**
                 * @description How to rewrite the prompt (a guess).
                 * @enum {string}
                 */
                mode?: "standard";
            };
            /**
             * @description Responds with server-sent events, one for each picture as soon as it is finished (a guess). The SDK does not use it.
             * @default false
             */
            stream?: boolean;
        };
        /** @description The reason in one word (a guess). */
        GenerationErrorCode: string | number;
        /** @description The reason in a sentence (a guess). */
        GenerationErrorMessage: string;
        /** @description Why the call succeeded without a picture. `data` is then an empty list (a guess). */
        GenerationError: {
            code?: components["schemas"]["GenerationErrorCode"];
            message: components["schemas"]["GenerationErrorMessage"];
        };
        /**
         * Format: uri
         * @description Link to the JPEG, valid for 24 hours. Fetch it without any key (a guess). (Plain http only on loopback, for the mock.)
         */
        GeneratedUrl: string;
        /**
         * @description A field that a gateway writes although it is empty (a guess).
         * @constant
         */
        EmptyField: "";
        /** @description Size of the picture, `WIDTHxHEIGHT` in pixels (a guess). */
        GeneratedSize: string;
        /** @description The prompt as the service rewrote it, or empty (a guess). */
        RevisedPrompt: string;
        /** Link */
        GeneratedImageUrl: {
            url: components["schemas"]["GeneratedUrl"];
            b64_json?: components["schemas"]["EmptyField"];
            size?: components["schemas"]["GeneratedSize"];
            revised_prompt?: components["schemas"]["RevisedPrompt"];
        };
        /** @description The JPEG as base64 (a guess). */
        GeneratedBytes: string;
        /** Bytes */
        GeneratedImageBytes: {
            b64_json: components["schemas"]["GeneratedBytes"];
            url?: components["schemas"]["EmptyField"];
            size?: components["schemas"]["GeneratedSize"];
            revised_prompt?: components["schemas"]["RevisedPrompt"];
        };
        /** @description Why this one picture failed (a guess). */
        PictureError: {
            code?: components["schemas"]["GenerationErrorCode"];
            message: components["schemas"]["GenerationErrorMessage"];
        };
        /** Failed */
        GeneratedImageFailure: {
            error: components["schemas"]["PictureError"];
            url?: components["schemas"]["EmptyField"];
            b64_json?: components["schemas"]["EmptyField"];
            revised_prompt?: components["schemas"]["RevisedPrompt"];
        };
        /** @description A picture as a link, a picture as bytes, or the failure of a single picture (a guess). */
        GeneratedImage: components["schemas"]["GeneratedImageUrl"] | components["schemas"]["GeneratedImageBytes"] | components["schemas"]["GeneratedImageFailure"];
        /** @description The usage of the call (a guess). */
        GenerationUsage: {
            /** @description Pictures drawn (a guess). */
            generated_images?: number;
            /** @description Tokens of the output (a guess). */
            output_tokens?: number;
            /** @description Total number of tokens (a guess). */
            total_tokens?: number;
            /** @description Input pictures that were read (a guess). */
            input_images?: number;
            /** @description Use of tools, by name (a guess). */
            tool_usage?: {
                [key: string]: unknown;
            };
        };
        /**
         * Seedream response
         * @description The pictures, always JPEG. Single pictures may fail although the call succeeds (a guess).
         */
        ImageGenerationResponse: {
            error?: components["schemas"]["GenerationError"];
            /** @description The model that responded (a guess). */
            model?: string;
            /** @description Time of the response, in seconds since 1970 (a guess). */
            created?: number;
            /** @description One entry per picture (a guess). */
            data: components["schemas"]["GeneratedImage"][];
            usage?: components["schemas"]["GenerationUsage"];
        };
        /** @description The model that responds (a guess). */
        EventModel: string;
        /** @description Time of the event, in seconds since 1970 (a guess). */
        EventCreated: number;
        /** @description Index of the picture in the sequence, from 0 (a guess). */
        EventImageIndex: number;
        PictureDrawnFields: {
            /**
             * @description Kind of the event, the same as in its `event:` line (a guess).
             * @constant
             */
            type: "image_generation.partial_succeeded";
            model?: components["schemas"]["EventModel"];
            created?: components["schemas"]["EventCreated"];
            image_index: components["schemas"]["EventImageIndex"];
        };
        /**
         * A picture is finished
         * @description The data of an event with a picture, as a link or as bytes (a guess).
         */
        PictureDrawnEvent: components["schemas"]["PictureDrawnFields"] & (components["schemas"]["GeneratedImageUrl"] | components["schemas"]["GeneratedImageBytes"]);
        /** A picture failed */
        PictureFailedEvent: {
            /**
             * @description Kind of the event, the same as in its `event:` line (a guess).
             * @constant
             */
            type: "image_generation.partial_failed";
            model?: components["schemas"]["EventModel"];
            created?: components["schemas"]["EventCreated"];
            image_index: components["schemas"]["EventImageIndex"];
            error: components["schemas"]["PictureError"];
        };
        /** The end */
        GenerationCompletedEvent: {
            /**
             * @description Kind of the event, the same as in its `event:` line (a guess).
             * @constant
             */
            type: "image_generation.completed";
            model?: components["schemas"]["EventModel"];
            created?: components["schemas"]["EventCreated"];
            usage?: components["schemas"]["GenerationUsage"];
        };
        /**
         * The stream failed
         * @description An event with an error and without `type` (a guess).
         */
        StreamErrorEvent: {
            error: components["schemas"]["GenerationError"];
        };
        /** @description The data of one event (a guess). */
        ImageGenerationEvent: components["schemas"]["PictureDrawnEvent"] | components["schemas"]["PictureFailedEvent"] | components["schemas"]["GenerationCompletedEvent"] | components["schemas"]["StreamErrorEvent"];
        /**
         * Seedream response, streamed
         * @description With `stream` `true`: server-sent events whose `data` is JSON, one for each picture and one at the end, then
         *     `data: [DONE]` (a guess). Refusals are the same as without `stream`.
         */
        ImageGenerationStream: string;
    };
    responses: {
        /** @description Bad request, in Google’s own form (a guess). */
        BadRequest: {
            headers: {
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
            };
        };
        /** @description Invalid key. The body is a guess. */
        Unauthorized: {
            headers: {
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
            };
        };
        /** @description Quota used up, or the key may not use the model (a guess). */
        QuotaExhausted: {
            headers: {
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
            };
        };
        /** @description Unknown path (a guess). */
        UnknownPath: {
            headers: {
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
        /** @description The body is larger than the gateway reads (a guess). A server in front of it may answer with a page. */
        BodyTooLarge: {
            headers: {
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
        /** @description Too many requests; the body may be empty (a guess). */
        ModelsTooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
            };
        };
        /** @description The model behind the gateway failed (a guess). */
        UpstreamError: {
            headers: {
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
            };
        };
        /** @description The gateway does not offer this call (a guess). */
        NotImplemented: {
            headers: {
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
            };
        };
        /** @description The model behind the gateway could not be reached (a guess). */
        UpstreamBadGateway: {
            headers: {
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
        /** @description No channel serves the model (a guess). */
        NoChannel: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
        /** @description The model behind the gateway took too long (a guess). */
        UpstreamTimeout: {
            headers: {
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
        /** @description Bad request, or a refused prompt, in Ark’s own form or the gateway’s (a guess). */
        ArkBadRequest: {
            headers: {
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
            };
        };
        /** @description Invalid key, in Ark’s own form or the gateway’s (a guess). */
        ArkUnauthorized: {
            headers: {
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
            };
        };
        /** @description Unknown model in Ark’s own form, or unknown path in the gateway’s (a guess). */
        ArkNotFound: {
            headers: {
                "X-Oneapi-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelsError"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The gateway's id of the request (a guess). It may also be part of the error message. */
        RequestId: string;
        /** @description Seconds to wait, or an HTTP date. Sometimes sent (a guess for the cut-out hosts). */
        RetryAfter: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    generateNanoBanana: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateContentRequest"];
            };
        };
        responses: {
            /** @description The response, which may contain no picture, or an error body (a guess). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerateContentResponse"] | components["schemas"]["ModelsError"];
                    "text/html": components["schemas"]["GatewayPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["QuotaExhausted"];
            404: components["responses"]["UnknownPath"];
            413: components["responses"]["BodyTooLarge"];
            429: components["responses"]["ModelsTooManyRequests"];
            500: components["responses"]["UpstreamError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["UpstreamBadGateway"];
            503: components["responses"]["NoChannel"];
            504: components["responses"]["UpstreamTimeout"];
        };
    };
    generateContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the model, an open set; `gemini-3-pro-image` is the likeliest (a guess). */
                model: components["schemas"]["GeminiModel"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateContentRequest"];
            };
        };
        responses: {
            /** @description The response, which may contain no picture, or an error body (a guess). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerateContentResponse"] | components["schemas"]["ModelsError"];
                    "text/html": components["schemas"]["GatewayPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["QuotaExhausted"];
            404: components["responses"]["UnknownPath"];
            413: components["responses"]["BodyTooLarge"];
            429: components["responses"]["ModelsTooManyRequests"];
            500: components["responses"]["UpstreamError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["UpstreamBadGateway"];
            503: components["responses"]["NoChannel"];
            504: components["responses"]["UpstreamTimeout"];
        };
    };
    generateImages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImageGenerationRequest"];
            };
        };
        responses: {
            /** @description The response, which may contain no picture, or an error body (a guess). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageGenerationResponse"] | components["schemas"]["ModelsError"];
                    "text/event-stream": components["schemas"]["ImageGenerationStream"];
                    "text/html": components["schemas"]["GatewayPage"];
                };
            };
            400: components["responses"]["ArkBadRequest"];
            401: components["responses"]["ArkUnauthorized"];
            403: components["responses"]["QuotaExhausted"];
            404: components["responses"]["ArkNotFound"];
            413: components["responses"]["BodyTooLarge"];
            429: components["responses"]["ModelsTooManyRequests"];
            500: components["responses"]["UpstreamError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["UpstreamBadGateway"];
            503: components["responses"]["NoChannel"];
            504: components["responses"]["UpstreamTimeout"];
        };
    };
}
