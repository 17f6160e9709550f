// Generated from openapi/async.yaml by `npm run generate`. Do not edit.

/** A plain string does not compile here, so that a mistake in a documented value is not taken for a new one. */
export type UnlistedModelKey = string & { readonly __brand: 'UnlistedModelKey' };

export interface paths {
    "/v1/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a task
         * @description Takes one picture and immediately returns the id of a task. Up to 5 tasks of one account may wait or run at the same time.
         *     Cut-outs take a file, a link or base64; the print extraction and the AI shadow take a file or a link.
         */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Poll a task
         * @description Returns the state of a task. Poll about once a second; clients were seen giving up after 45 to 300 s. A failed task is reported
         *     with HTTP 200, `code` 200 and `data.state` 2, and the reason in `data.message`. No way to cancel a task is known (C1).
         */
        post: operations["queryTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Remaining credits
         * @description Returns the account's two balances. Seen in two programs, but not in the vendor's documentation.
         */
        get: operations["getCredits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a result
         * @description Fetches the picture behind `result_file`. Use the complete link, with its query string, on whatever host it names, and never send
         *     an API key there. Links are temporary: those of the vendor's website are valid for 20 minutes, so these may be too (a guess). That
         *     store labels a WebP as `application/octet-stream`: trust the bytes, not the content type or the extension.
         */
        get: operations["downloadResult"];
        put?: never;
        post?: never;
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
        /**
         * @description File format of the result, `webp` by default. png may cost one more credit (C1).
         * @default webp
         * @enum {string}
         */
        OutputFormat: "webp" | "png";
        /**
         * @description `1` trims the transparent margin of the result; `0` (default) keeps the size of the input. The response does not tell how much was trimmed (C1).
         * @default 0
         * @enum {integer}
         */
        Crop: 0 | 1;
        /**
         * @description Edge enhancement: `0` none (default), `1` standard, `2` strong. One transcript of the vendor's pages lists only 0 and 1, and one program's test sends 3. The kit accepts 0 to 2.
         * @default 0
         * @enum {integer}
         */
        Border: 0 | 1 | 2;
        /**
         * @description `1` finds the print in the picture and crops to it; `0` (default) leaves the frame as it is.
         * @default 0
         * @enum {integer}
         */
        StampCrop: 0 | 1;
        /** @description The options that both cut-outs share. */
        CutoutFields: {
            output_format?: components["schemas"]["OutputFormat"];
            crop?: components["schemas"]["Crop"];
            border?: components["schemas"]["Border"];
            stamp_crop?: components["schemas"]["StampCrop"];
        };
        /** @description The model and the options of the general cut-out. */
        BackgroundRemovalFields: {
            /**
             * @description Selects the general cut-out.
             * @constant
             */
            model_key: "background-removal";
        } & components["schemas"]["CutoutFields"];
        /**
         * Format: binary
         * @description The picture as a file part (png, jpg, jpeg or webp), up to 40 MB and 10000 × 10000 px, and at least 70 px on each side. The part's name and type are not reliable: the vendor's own node sends PNG bytes as `image.jpg`.
         */
        ImageFile: Blob;
        /**
         * General cut-out, file
         * @description General cut-out, the picture as a file.
         */
        BackgroundRemovalFile: {
            image_file: components["schemas"]["ImageFile"];
            image_url?: never;
        } & components["schemas"]["BackgroundRemovalFields"];
        /** @description The model and the options of the print cut-out. */
        StampBackgroundRemovalFields: {
            /**
             * @description Selects the print cut-out.
             * @constant
             */
            model_key: "stamp-background-removal";
        } & components["schemas"]["CutoutFields"];
        /**
         * Print cut-out, file
         * @description Print cut-out, the picture as a file.
         */
        StampBackgroundRemovalFile: {
            image_file: components["schemas"]["ImageFile"];
            image_url?: never;
        } & components["schemas"]["StampBackgroundRemovalFields"];
        /** @description The object that the print is on: 服装 (clothes), 鞋包 (shoes and bags), 配饰 (accessories) or other free text. Required with a file. Whether it is required with a link is not known; the kit always sends it. */
        ExtractType: "服装" | "鞋包" | "配饰" | (string & {});
        /**
         * @description Resolution of the extracted print. The default is not known.
         * @enum {string}
         */
        Resolution: "1k" | "4k";
        /**
         * @description Aspect ratio of the extracted print, width to height; `0:0` (default) keeps that of the input.
         * @default 0:0
         * @enum {string}
         */
        Size: "0:0" | "1:1" | "1:2" | "2:1" | "2:3" | "3:2" | "3:4" | "3:5" | "3:7" | "4:3" | "5:3" | "6:7" | "7:3" | "7:6" | "9:16" | "16:9" | "26:38" | "27:50" | "50:27";
        /** @description The model and the options of the print extraction. */
        ImageExtractFields: {
            /**
             * @description Selects the print extraction.
             * @constant
             */
            model_key: "image-extract";
            extract_type?: components["schemas"]["ExtractType"];
            resolution?: components["schemas"]["Resolution"];
            size?: components["schemas"]["Size"];
        };
        /**
         * Print extraction, file
         * @description Print extraction, the picture as a file.
         */
        ImageExtractFile: {
            image_file: components["schemas"]["ImageFile"];
            image_url?: never;
        } & WithRequired<components["schemas"]["ImageExtractFields"], "extract_type">;
        /**
         * @description Opacity of the shadow, 0 (invisible) to 1 (solid), default 0.75.
         * @default 0.75
         */
        ShadowOpacity: number;
        /**
         * @description Share of the frame that the subject takes, in whole percent, 0 to 100. Default 80.
         * @default 80
         */
        MainRatio: number;
        /** @description Background as a hex colour such as `#ffffff`. If absent, the background stays transparent. Only the six-digit form was seen. */
        BackgroundColor: string;
        /** @description The model and the options of the AI shadow. Its input must be a picture with transparency, such as an earlier cut-out. */
        ImageShadowFields: {
            /**
             * @description Selects the AI shadow.
             * @constant
             */
            model_key: "image-shadow-v3";
            shadow_opacity?: components["schemas"]["ShadowOpacity"];
            main_ratio?: components["schemas"]["MainRatio"];
            background_color?: components["schemas"]["BackgroundColor"];
        };
        /**
         * AI shadow, file
         * @description AI shadow, the picture as a file.
         */
        ImageShadowFile: {
            image_file: components["schemas"]["ImageFile"];
            image_url?: never;
        } & components["schemas"]["ImageShadowFields"];
        /**
         * @description The models that have their own pages in the vendor's documentation.
         * @enum {string}
         */
        DocumentedModelKey: "background-removal" | "stamp-background-removal" | "image-extract" | "image-shadow-v3";
        /** @description A model without its own page: one that public programs were seen using, or any later one. Models with a page are excluded here, so that their own rules always apply. */
        OtherModelKey: "image-extract-v2" | "stamp-crop" | "image-to-image" | "upscale2stamp" | "image-outpaint" | "image-watermark" | "image-watermark-v2" | "image-to-svg" | "image-retouch" | "image-eliminate" | UnlistedModelKey;
        /** @description Fields that were seen with models without their own page. Other fields are accepted too, since the set of models is open. */
        OtherModelFields: {
            model_key: components["schemas"]["OtherModelKey"];
            extract_type?: components["schemas"]["ExtractType"];
            /** @description `image-extract-v2`: as in the print extraction. */
            resolution?: string;
            /** @description `image-extract-v2`: as in the print extraction. */
            size?: string;
            /** @description `image-to-image`: what the picture should show. */
            prompt?: string;
            /** @description `image-to-image`: what to avoid. */
            negative_prompt?: string;
            /** @description `image-to-image`: similarity to the input, 0 to 1. */
            similarity?: number;
            /** @description `image-to-image`: 1 or 2. The meaning is not known. */
            type?: number;
            /** @description `upscale2stamp`: enlargement, 2, 4 or 6 times. */
            scale?: number;
            /** @description `image-to-svg`: `svg` (default), `eps` or `pdf`, seen through a relay (C1). */
            output_format?: string;
            /** @description `image-outpaint`: pixels to add, as `left,right,top,bottom`. */
            params?: string;
        };
        /**
         * Any other model, file
         * @description A model without its own page, the picture as a file.
         */
        OtherModelFile: ({
            image_file: components["schemas"]["ImageFile"];
        } & {
            [key: string]: unknown;
        }) & components["schemas"]["OtherModelFields"];
        /** @description A public http(s) link to the picture. One program was seen sending a `data:` URI here (C1). */
        ImageUrl: string;
        /**
         * General cut-out, link
         * @description General cut-out, the picture as a link.
         */
        BackgroundRemovalUrl: {
            image_url: components["schemas"]["ImageUrl"];
            image_file?: never;
            image_base64?: never;
        } & components["schemas"]["BackgroundRemovalFields"];
        /**
         * Print cut-out, link
         * @description Print cut-out, the picture as a link.
         */
        StampBackgroundRemovalUrl: {
            image_url: components["schemas"]["ImageUrl"];
            image_file?: never;
            image_base64?: never;
        } & components["schemas"]["StampBackgroundRemovalFields"];
        /**
         * Print extraction, link
         * @description Print extraction, the picture as a link.
         */
        ImageExtractUrl: {
            image_url: components["schemas"]["ImageUrl"];
            image_file?: never;
        } & components["schemas"]["ImageExtractFields"];
        /**
         * AI shadow, link
         * @description AI shadow, the picture as a link.
         */
        ImageShadowUrl: {
            image_url: components["schemas"]["ImageUrl"];
            image_file?: never;
        } & components["schemas"]["ImageShadowFields"];
        /**
         * Any other model, link
         * @description A model without its own page, the picture as a link.
         */
        OtherModelUrl: ({
            image_url: components["schemas"]["ImageUrl"];
        } & {
            [key: string]: unknown;
        }) & components["schemas"]["OtherModelFields"];
        /** @description The picture as `data:image/jpeg;base64,…` (V). One program was seen sending bare base64 without the `data:` head (C1). */
        ImageBase64: string;
        /**
         * General cut-out, base64
         * @description General cut-out, the picture as base64.
         */
        BackgroundRemovalBase64: {
            image_base64: components["schemas"]["ImageBase64"];
            image_url?: never;
        } & components["schemas"]["BackgroundRemovalFields"];
        /**
         * Print cut-out, base64
         * @description Print cut-out, the picture as base64.
         */
        StampBackgroundRemovalBase64: {
            image_base64: components["schemas"]["ImageBase64"];
            image_url?: never;
        } & components["schemas"]["StampBackgroundRemovalFields"];
        /**
         * @description 200 means success. The HTTP status alone is not enough.
         * @constant
         */
        EnvelopeSuccessCode: 200;
        /** @description A word for human readers, such as `success` or `running`. */
        EnvelopeMessage: string;
        /** @description Id of the task. Poll it with `POST /v1/query`. */
        TaskId: number;
        /**
         * Task created
         * @description The task is accepted and queued.
         */
        TaskCreatedEnvelope: {
            code: components["schemas"]["EnvelopeSuccessCode"];
            message: components["schemas"]["EnvelopeMessage"];
            /** @description The new task. */
            data: {
                task_id: components["schemas"]["TaskId"];
            };
        };
        /** @description The error code. It may be in the body of an HTTP 200 or of an HTTP 4xx or 5xx. A client must handle both. */
        ErrorCode: 401 | 402 | 403 | 404 | 406 | 407 | 409 | 413 | 415 | 422 | 429 | 500 | 502 | 503 | 504 | (number & {});
        /**
         * Error
         * @description An error, under HTTP 200 or under an HTTP error status.
         */
        ErrorEnvelope: {
            code: components["schemas"]["ErrorCode"];
            /** @description What went wrong, for human readers; often in Chinese. */
            message: string;
            /** @description Absent or null in an error. */
            data?: null;
        };
        /** @description A web page instead of JSON, as gateways send it (a guess). */
        GatewayPage: string;
        /**
         * @description The form of a finished result: `url`, a link in `data.result_file`. No other value is known.
         * @enum {string}
         */
        QueryResponse: "url";
        /** @description The task to look up. */
        TaskQuery: {
            task_id: components["schemas"]["TaskId"];
            response?: components["schemas"]["QueryResponse"];
            /** @description The task's model, the same as when it was created. It is documented as required, but five clients leave it out and work. The kit sends it if it is known. */
            model_key?: string;
        };
        /**
         * Format: uri
         * @description An absolute https link to the result picture. Fetch it soon and without any key: it is temporary, likely a signed link that is valid for 20 minutes (a guess). Its query string is part of it. (Plain http only on loopback, for the mock.)
         */
        ResultLink: string;
        /** @description `0` waiting or running, `1` done, `2` failed. Two programs read `-1` as failed, likely wrongly; three newer ones use 2. The kit treats every state other than 0 and 1 as a failure. */
        TaskState: 0 | 1 | 2 | -1 | (number & {});
        /** @description Percentage done, as a string from "0" to "100", such as "65.71". It never decreases while a task runs (a guess). */
        TaskProgress: string | null;
        /** @description Position in the queue; -1 if the task is not queued. */
        TaskPosition: number;
        /** @description The state of a task. `result_file` is a link in state 1 and null in states 0 and 2. `message` contains the reason in state 2. */
        TaskStatus: {
            state: components["schemas"]["TaskState"];
            /**
             * Format: uri
             * @description Link to the result if `state` is 1, otherwise null. The link is temporary. Fetch it without any key.
             */
            result_file?: string | null;
            /** @description The reason, if the task failed. */
            message?: string | null;
            progress?: components["schemas"]["TaskProgress"];
            position?: components["schemas"]["TaskPosition"];
        };
        /**
         * Task status
         * @description The response to a poll.
         */
        TaskStatusEnvelope: {
            code: components["schemas"]["EnvelopeSuccessCode"];
            message: components["schemas"]["EnvelopeMessage"];
            data: components["schemas"]["TaskStatus"];
        };
        /**
         * Remaining credits
         * @description The account's credits.
         */
        CreditsEnvelope: {
            code: components["schemas"]["EnvelopeSuccessCode"];
            message: components["schemas"]["EnvelopeMessage"];
            /** @description The two balances. */
            data: {
                /** @description Remaining credits; may be a fraction. */
                credits: number;
                /** @description Remaining VIP credits; may be a fraction. */
                vip_credits: number;
            };
        };
        /**
         * Format: binary
         * @description The bytes of the picture.
         */
        Picture: Blob;
        /** @description The storage host's own error message, usually XML (a guess). */
        StorageMessage: string;
        /** @description The storage host's error as JSON (a guess). */
        StorageJson: {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description Invalid key. Every page lists this response (401 未认证) without its body; the envelope is that of the other errors (V). */
        InvalidKey: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Out of credits, by one source in place of 409. The kit treats both alike. */
        OutOfCredits402: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Key refused, or no credits. */
        KeyRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Not found, for example an unknown task. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description File over the size limit (15 MB in the code table; the kit follows 40 MB). */
        FileOverLimit: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Picture under 70 px. */
        PictureTooSmall: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Out of credits. */
        OutOfCredits: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description File too large: 40 MB or 10000 × 10000 px. */
        FileTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Unsupported picture format. png, jpg, jpeg and webp are supported. */
        UnsupportedFormat: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Bad parameter. */
        BadParameter: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Too many requests: over 5 tasks at once for one account. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Server error. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
        /** @description Server error (bad gateway). */
        BadGateway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
        /** @description Server error (unavailable). */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
        /** @description Server error (gateway timeout). */
        GatewayTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
                "text/html": components["schemas"]["GatewayPage"];
            };
        };
        /** @description The link has expired or was refused (a guess). */
        LinkRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["StorageMessage"];
                "text/html": components["schemas"]["GatewayPage"];
                "application/json": components["schemas"]["StorageJson"];
            };
        };
        /** @description The result no longer exists (a guess). */
        LinkGone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["StorageMessage"];
                "text/html": components["schemas"]["GatewayPage"];
                "application/json": components["schemas"]["StorageJson"];
            };
        };
        /** @description Error of the storage host (a guess). */
        StorageError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["StorageMessage"];
                "text/html": components["schemas"]["GatewayPage"];
                "application/json": components["schemas"]["StorageJson"];
            };
        };
        /** @description The storage host is unavailable (a guess). */
        StorageUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["StorageMessage"];
                "text/html": components["schemas"]["GatewayPage"];
                "application/json": components["schemas"]["StorageJson"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Seconds to wait, or an HTTP date. Sometimes sent (a guess for the cut-out hosts). */
        RetryAfter: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createTask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["BackgroundRemovalFile"] | components["schemas"]["StampBackgroundRemovalFile"] | components["schemas"]["ImageExtractFile"] | components["schemas"]["ImageShadowFile"] | components["schemas"]["OtherModelFile"] | components["schemas"]["BackgroundRemovalUrl"] | components["schemas"]["StampBackgroundRemovalUrl"] | components["schemas"]["ImageExtractUrl"] | components["schemas"]["ImageShadowUrl"] | components["schemas"]["OtherModelUrl"];
                "application/x-www-form-urlencoded": components["schemas"]["BackgroundRemovalUrl"] | components["schemas"]["BackgroundRemovalBase64"] | components["schemas"]["StampBackgroundRemovalUrl"] | components["schemas"]["StampBackgroundRemovalBase64"] | components["schemas"]["ImageExtractUrl"] | components["schemas"]["ImageShadowUrl"] | components["schemas"]["OtherModelUrl"];
            };
        };
        responses: {
            /** @description The task's id, or an error envelope. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCreatedEnvelope"] | components["schemas"]["ErrorEnvelope"];
                };
            };
            401: components["responses"]["InvalidKey"];
            402: components["responses"]["OutOfCredits402"];
            403: components["responses"]["KeyRefused"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["FileOverLimit"];
            407: components["responses"]["PictureTooSmall"];
            409: components["responses"]["OutOfCredits"];
            413: components["responses"]["FileTooLarge"];
            415: components["responses"]["UnsupportedFormat"];
            422: components["responses"]["BadParameter"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    queryTask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TaskQuery"];
                "multipart/form-data": components["schemas"]["TaskQuery"];
            };
        };
        responses: {
            /** @description The task's status, or an error envelope. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskStatusEnvelope"] | components["schemas"]["ErrorEnvelope"];
                };
            };
            401: components["responses"]["InvalidKey"];
            403: components["responses"]["KeyRefused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["BadParameter"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getCredits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balances, or an error envelope. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditsEnvelope"] | components["schemas"]["ErrorEnvelope"];
                };
            };
            401: components["responses"]["InvalidKey"];
            403: components["responses"]["KeyRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    downloadResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Everything after the host in the link, including slashes.
                 * @example general-cutout.webp
                 */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": components["schemas"]["Picture"];
                    "image/png": components["schemas"]["Picture"];
                    "image/jpeg": components["schemas"]["Picture"];
                    "image/svg+xml": components["schemas"]["Picture"];
                    "application/octet-stream": components["schemas"]["Picture"];
                };
            };
            403: components["responses"]["LinkRefused"];
            404: components["responses"]["LinkGone"];
            500: components["responses"]["StorageError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
