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
         * @description Draws a picture from text and pictures. The vendor marks this page as going to be deprecated.
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
         * @description Only the name of the page is known, the rest is a guess. The likeliest call is that of nano-banana with another model id (path about 88 % sure, the
         *     id about 60 %); other readings are the ids `gemini-3-pro-image` and `nano-banana-pro`, or `POST /v1/images/generations`.
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
         * @description Only the name of the page is known, the rest is a guess. The likeliest call is Volcengine Ark's (about 78 % sure); the other reading is the path
         *     `/api/v3/images/generations`.
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
            /** @description A picture in the request. The documented spelling is `inline_data`, while the answer says `inlineData`; the kit sends this one. */
            inline_data: {
                mime_type: components["schemas"]["MimeType"];
                data: components["schemas"]["InlineBytes"];
            };
        };
        /** @description A picture in the answer. */
        InlineData: {
            mimeType?: components["schemas"]["MimeType"];
            data: components["schemas"]["InlineBytes"];
        };
        /**
         * Picture, camel case
         * @description The spelling of the answer, used in a request; Google's own libraries send it (a guess for this host).
         */
        InlineDataCamelPart: {
            inlineData: components["schemas"]["InlineData"];
        };
        /** @description A text, or a picture. */
        RequestPart: components["schemas"]["TextPart"] | components["schemas"]["InlineDataPart"] | components["schemas"]["InlineDataCamelPart"];
        /** @description One turn. */
        RequestContent: {
            /** @description Who speaks; `user` for the prompt. `model`, an earlier answer, is a guess. */
            role?: "user" | "model" | (string & {});
            /** @description Pictures and text, in the order in which the prompt refers to them. */
            parts: components["schemas"]["RequestPart"][];
        };
        /** @description Width to height of the picture; absent, the documented ratio closest to the input picture. */
        AspectRatio: "1:1" | "3:2" | "2:3" | "3:4" | "4:3" | "4:5" | "5:4" | "9:16" | "16:9" | "21:9" | (string & {});
        /** @description Size of the picture (a guess from Google's types; for nano-banana-pro). */
        ImageSize: "1K" | "2K" | "4K" | (string & {});
        /** @description Shape of the picture. */
        ImageConfig: {
            aspectRatio?: components["schemas"]["AspectRatio"];
            imageSize?: components["schemas"]["ImageSize"];
        };
        /** @description How the answer should look. */
        GenerationConfig: {
            /** @description Kinds of output wanted; documented is `["IMAGE"]`. */
            responseModalities?: (("IMAGE" | "TEXT") | string)[];
            imageConfig?: components["schemas"]["ImageConfig"];
        };
        /**
         * Gemini request
         * @description A prompt of text and pictures, and how the answer should look.
         */
        GenerateContentRequest: {
            /** @description The turns of the conversation; one is enough. */
            contents: components["schemas"]["RequestContent"][];
            generationConfig?: components["schemas"]["GenerationConfig"];
        };
        /** @description A picture, or a text (a guess). */
        ResponsePart: {
            inlineData?: components["schemas"]["InlineData"];
            /** @description Text beside or instead of a picture (a guess). */
            text?: string;
        };
        /** @description Why the model stopped; `STOP` is documented, the others are guesses, and the set is open. */
        FinishReason: "STOP" | "MAX_TOKENS" | "SAFETY" | "RECITATION" | "OTHER" | "BLOCKLIST" | "PROHIBITED_CONTENT" | "SPII" | "IMAGE_SAFETY" | "IMAGE_PROHIBITED_CONTENT" | "NO_IMAGE" | "IMAGE_RECITATION" | "IMAGE_OTHER" | (string & {});
        /** @description One answer. */
        Candidate: {
            /** @description The answer's parts. */
            content?: {
                /** @description Pictures and text. */
                parts?: components["schemas"]["ResponsePart"][];
                /**
                 * @description Who speaks: `model`.
                 * @constant
                 */
                role?: "model";
            };
            finishReason?: components["schemas"]["FinishReason"];
            /** @description The reason in a sentence (a guess). */
            finishMessage?: string;
            /** @description Number of the candidate, from 0. */
            index?: number;
        };
        /** @description Number of tokens. */
        TokenCount: number;
        /** @description Tokens by kind. */
        TokensDetails: {
            /** @description Kind of the tokens. */
            modality?: "TEXT" | "IMAGE" | (string & {});
            tokenCount?: components["schemas"]["TokenCount"];
        }[];
        /** @description Tokens used. */
        UsageMetadata: {
            promptTokenCount?: components["schemas"]["TokenCount"];
            candidatesTokenCount?: components["schemas"]["TokenCount"];
            totalTokenCount?: components["schemas"]["TokenCount"];
            promptTokensDetails?: components["schemas"]["TokensDetails"];
            candidatesTokensDetails?: components["schemas"]["TokensDetails"];
            thoughtsTokenCount?: components["schemas"]["TokenCount"];
        };
        /**
         * Gemini answer
         * @description The candidates, usually one. A blocked prompt can be an HTTP 200 without candidates, or with text and no picture (a guess), so every step down to the picture is optional.
         */
        GenerateContentResponse: {
            /** @description The answers. */
            candidates?: components["schemas"]["Candidate"][];
            /** @description Why a prompt was refused (a guess). */
            promptFeedback?: {
                /** @description The reason in one word, such as `PROHIBITED_CONTENT` (a guess). */
                blockReason?: string;
                /** @description The reason in a sentence (a guess). */
                blockReasonMessage?: string;
            };
            usageMetadata?: components["schemas"]["UsageMetadata"];
            /** @description The model that answered. */
            modelVersion?: string;
            /** @description Id of the answer. */
            responseId?: string;
        };
        /**
         * Error of the third-party models
         * @description An error of the gateway, of the model behind it, or of Google passed through (a guess).
         */
        ModelsError: {
            /** @description What went wrong (a guess). */
            error: {
                /** @description What went wrong, for people; may end with the request's id (a guess). */
                message: string;
                /** @description Kind of error, such as `new_api_error` or `upstream_error` (a guess). */
                type?: string;
                /** @description The parameter at fault, often empty (a guess). */
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
        /** @description A page for people instead of JSON, as gateways send it (a guess). */
        GatewayPage: string;
        /**
         * @description Id of the model, an open set; which id this host takes is a guess.
         * @default gemini-3-pro-image-preview
         */
        GeminiModel: "gemini-3-pro-image-preview" | "gemini-3-pro-image" | "nano-banana-pro" | (string & {});
        /**
         * @description Id of the model, an open set; which id this host takes is a guess.
         * @default doubao-seedream-4-5-251128
         */
        SeedreamModel: "doubao-seedream-4-5-251128" | "seedream4.5" | "seedream-4-5-251128" | (string & {});
        /** @description An http(s) link, or `data:image/<lower-case type>;base64,…` (a guess). */
        SeedreamInput: string;
        /**
         * @description `2K`, `4K`, or `WIDTHxHEIGHT` in pixels with 3,686,400 to 16,777,216 pixels in all and a ratio between 1:16 and 16:1; default 2048x2048 (a guess).
         * @default 2048x2048
         */
        SeedreamSize: "2K" | "4K" | (string & {});
        /**
         * @description `url` for a link that is valid 24 hours (default), `b64_json` for the bytes in the answer (a guess).
         * @default url
         * @enum {string}
         */
        SeedreamResponseFormat: "url" | "b64_json";
        /**
         * @description `auto` lets the model draw a sequence of pictures, `disabled` one (a guess, as is the default).
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
            /** @description What to draw; up to 300 Chinese characters or 600 English words are advised (a guess). */
            prompt: string;
            /** @description One input picture or up to 14; each at most 10 MB and 36 megapixels, sides over 14 px, ratio between 1:16 and 16:1 (a guess). */
            image?: components["schemas"]["SeedreamInput"] | components["schemas"]["SeedreamInput"][];
            size?: components["schemas"]["SeedreamSize"];
            response_format?: components["schemas"]["SeedreamResponseFormat"];
            /**
             * @description A visible mark on the picture, `true` unless told otherwise (a guess).
             * @default true
             */
            watermark?: boolean;
            sequential_image_generation?: components["schemas"]["SequentialImageGeneration"];
            /** @description Only with `sequential_image_generation` `auto` (a guess). */
            sequential_image_generation_options?: {
                /**
                 * @description Most pictures in the sequence, 1 to 15 (a guess).
                 * @default 15
                 */
                max_images?: number;
            };
            /** @description Rewriting of the prompt by the service (a guess). */
            optimize_prompt_options?: {
                /**
                 * @description How to rewrite the prompt (a guess).
                 * @enum {string}
                 */
                mode?: "standard";
            };
            /**
             * @description Answer with server-sent events, one for each picture as soon as it is drawn (a guess). The SDK does not use it.
             * @default false
             */
            stream?: boolean;
        };
        /**
         * Format: uri
         * @description Link to the JPEG, valid 24 hours, to be fetched without any key (a guess). (Plain http on loopback only, for the mock.)
         */
        GeneratedUrl: string;
        /** @description Size of the picture, `WIDTHxHEIGHT` in pixels (a guess). */
        GeneratedSize: string;
        /** Link */
        GeneratedImageUrl: {
            url: components["schemas"]["GeneratedUrl"];
            size?: components["schemas"]["GeneratedSize"];
        };
        /** Bytes */
        GeneratedImageBytes: {
            /** @description The JPEG as base64 (a guess). */
            b64_json: string;
            size?: components["schemas"]["GeneratedSize"];
        };
        /** Failed */
        GeneratedImageFailure: {
            /** @description Why this one picture failed (a guess). */
            error: {
                /** @description The reason in one word (a guess). */
                code?: string | number;
                /** @description The reason in a sentence (a guess). */
                message: string;
            };
        };
        /** @description A picture by link, a picture by bytes, or the failure of a single picture (a guess). */
        GeneratedImage: components["schemas"]["GeneratedImageUrl"] | components["schemas"]["GeneratedImageBytes"] | components["schemas"]["GeneratedImageFailure"];
        /**
         * Seedream answer
         * @description The pictures, always JPEG. Single ones may have failed although the call succeeded (a guess).
         */
        ImageGenerationResponse: {
            /** @description The model that answered (a guess). */
            model?: string;
            /** @description When, in seconds since 1970 (a guess). */
            created?: number;
            /** @description One entry a picture (a guess). */
            data: components["schemas"]["GeneratedImage"][];
            /** @description What the call used (a guess). */
            usage?: {
                /** @description Pictures drawn (a guess). */
                generated_images?: number;
                /** @description Tokens of the output (a guess). */
                output_tokens?: number;
                /** @description Tokens in all (a guess). */
                total_tokens?: number;
            };
        };
        /** A picture is drawn */
        PictureDrawnEvent: {
            /**
             * @description Kind of the event, the same as in its `event:` line (a guess).
             * @constant
             */
            type: "image_generation.partial_succeeded";
            /** @description The model that answers (a guess). */
            model?: string;
            /** @description When, in seconds since 1970 (a guess). */
            created?: number;
            /** @description Which picture of the sequence, from 0 (a guess). */
            image_index: number;
            url?: components["schemas"]["GeneratedUrl"];
            /** @description The JPEG as base64, in place of `url` (a guess). */
            b64_json?: string;
            size?: components["schemas"]["GeneratedSize"];
        } & (unknown | unknown);
        /** @description Why this one picture failed (a guess). */
        error: {
            /** @description The reason in one word (a guess). */
            code?: string | number;
            /** @description The reason in a sentence (a guess). */
            message: string;
        };
        /** A picture failed */
        PictureFailedEvent: {
            /**
             * @description Kind of the event, the same as in its `event:` line (a guess).
             * @constant
             */
            type: "image_generation.partial_failed";
            /** @description The model that answers (a guess). */
            model?: string;
            /** @description When, in seconds since 1970 (a guess). */
            created?: number;
            /** @description Which picture of the sequence, from 0 (a guess). */
            image_index: number;
            error: components["schemas"]["error"];
        };
        /** @description What the call used (a guess). */
        usage: {
            /** @description Pictures drawn (a guess). */
            generated_images?: number;
            /** @description Tokens of the output (a guess). */
            output_tokens?: number;
            /** @description Tokens in all (a guess). */
            total_tokens?: number;
        };
        /** The end */
        GenerationCompletedEvent: {
            /**
             * @description Kind of the event, the same as in its `event:` line (a guess).
             * @constant
             */
            type: "image_generation.completed";
            /** @description The model that answers (a guess). */
            model?: string;
            /** @description When, in seconds since 1970 (a guess). */
            created?: number;
            usage?: components["schemas"]["usage"];
        };
        /** @description The data of one event (a guess). */
        ImageGenerationEvent: components["schemas"]["PictureDrawnEvent"] | components["schemas"]["PictureFailedEvent"] | components["schemas"]["GenerationCompletedEvent"];
        /**
         * Seedream answer, streamed
         * @description With `stream` `true`: server-sent events whose `data` is JSON, one for each picture and one at the end, then
         *     `data: [DONE]` (a guess). What is refused is refused as without `stream`.
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
        /** @description Quota used up (a guess). */
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
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The gateway's id of the request (a guess); it may also stand in the error message. */
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
            /** @description The answer, which may hold no picture; or an error body (a guess). */
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
            429: components["responses"]["ModelsTooManyRequests"];
            500: components["responses"]["UpstreamError"];
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
                /** @description Id of the model, an open set; `gemini-3-pro-image-preview` is the likeliest (a guess). */
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
            /** @description The answer, which may hold no picture; or an error body (a guess). */
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
            429: components["responses"]["ModelsTooManyRequests"];
            500: components["responses"]["UpstreamError"];
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
            /** @description The answer, which may hold no picture; or an error body (a guess). */
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
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["QuotaExhausted"];
            404: components["responses"]["UnknownPath"];
            429: components["responses"]["ModelsTooManyRequests"];
            500: components["responses"]["UpstreamError"];
            502: components["responses"]["UpstreamBadGateway"];
            503: components["responses"]["NoChannel"];
            504: components["responses"]["UpstreamTimeout"];
        };
    };
}
