// Generated from packages/mock-server/openapi/control.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The mock in a few numbers */
        get: operations["getState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change how errors are told, what is refused, and who may call from a browser */
        patch: operations["changeSettings"];
        trace?: never;
    };
    "/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back to the beginning, with the same options and seed */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every account, its key hinted at only */
        get: operations["listAccounts"];
        put?: never;
        /** Add an account */
        post: operations["addAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an account away */
        delete: operations["removeAccount"];
        options?: never;
        head?: never;
        /** Change an account */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every task that is remembered, oldest first */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /** One task */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a task now, as done */
        post: operations["finishTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a task now, as failed */
        post: operations["failTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/expire": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the link to a task's result expire now */
        post: operations["expireTaskLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/upload": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /** The picture that was sent */
        get: operations["getTaskUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /** The result, once the task is done */
        get: operations["getTaskResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mock time and its pace */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Let a real clock run faster or slower; 0 stops it */
        patch: operations["setSpeed"];
        trace?: never;
    };
    "/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move mock time on */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/run-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move mock time on until nothing waits or runs, stuck tasks aside */
        post: operations["runAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The faults that are switched on */
        get: operations["listFaults"];
        put?: never;
        /** Switch a fault on */
        post: operations["addFault"];
        /** Switch every fault and the scenario off */
        delete: operations["clearFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Switch a fault off */
        delete: operations["removeFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every scenario, built in and added */
        get: operations["listScenarios"];
        put?: never;
        /** Add scenarios; one of the same name is replaced */
        post: operations["addScenarios"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenario": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Run everything under a scenario; null ends that */
        put: operations["setScenario"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest requests, oldest first */
        get: operations["listJournal"];
        put?: never;
        post?: never;
        /** Forget every request */
        delete: operations["clearJournal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/journal/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request; its number came back as `X-Mock-Request` */
        get: operations["getJournalEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every completed request as it happens
         * @description Server-sent events named `request`; the data is a journal entry.
         */
        get: operations["streamRequests"];
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
        /** @description Milliseconds of mock time since 1970. */
        Moment: number;
        /** @enum {string} */
        ClockMode: "real" | "virtual" | "poll";
        /** @enum {string} */
        ErrorStyle: "http" | "envelope" | "mixed";
        /**
         * @default matting
         * @enum {string}
         */
        Gateway: "matting" | "models";
        /** @enum {string} */
        AccountStatus: "active" | "revoked" | "refused";
        Credits: number;
        /** @description Tasks at once. */
        Slots: number;
        /** @enum {string} */
        OperationId: "createSync" | "createTask" | "queryTask" | "getCredits" | "downloadResult" | "generateNanoBanana" | "generateContent" | "generateImages" | "streamGenerateContent" | "countTokens" | "generateContentV1" | "streamGenerateContentV1" | "countTokensV1" | "listGeminiModels" | "listModels" | "editImages";
        State: {
            now: components["schemas"]["Moment"];
            clock: {
                mode: components["schemas"]["ClockMode"];
                speed: number;
            };
            seed: string | number;
            errorStyle: components["schemas"]["ErrorStyle"];
            strict: boolean;
            scenario: string | null;
            tasks: {
                active: number;
                done: number;
                failed: number;
            };
            pictures: {
                pictures: number;
                bytes: number;
            };
            requests: number;
        };
        Account: {
            id: string;
            /** @description A few characters of a long key, or blots. */
            keyHint: string;
            gateway: components["schemas"]["Gateway"];
            status: components["schemas"]["AccountStatus"];
            credits: components["schemas"]["Credits"];
            vipCredits: components["schemas"]["Credits"];
            /** @description Credits taken so far. */
            charged: number;
            slots: components["schemas"]["Slots"];
            /** @description Slots that tasks are using. */
            busy: number;
            scenario?: string;
        };
        AccountChange: {
            credits?: components["schemas"]["Credits"];
            vipCredits?: components["schemas"]["Credits"];
            status?: components["schemas"]["AccountStatus"];
            slots?: components["schemas"]["Slots"];
            /** @description A scenario for this key; null for none. */
            scenario?: string | null;
        };
        Task: {
            id: number;
            account: string;
            model: string;
            options: {
                [key: string]: string;
            };
            /** @description 0 waiting or running, 1 done, otherwise failed. */
            state: number;
            /** @description Percent. */
            progress: string;
            /** @description Place in the queue, -1 when not queued. */
            position: number;
            message: string | null;
            createdAt: components["schemas"]["Moment"];
            startsAt: components["schemas"]["Moment"];
            /** @description When it ends; null for a task that is stuck. */
            dueAt: number | null;
            polls: number;
            price: components["schemas"]["Credits"];
            hasResult: boolean;
            /** @description When the link to its result stops working; null while there is none. */
            linkExpiresAt: number | null;
        };
        /** @description What goes wrong. The members beside `kind` depend on it. */
        Fault: {
            /** @enum {string} */
            kind: "delay" | "slow-body" | "hang" | "reset" | "reset-body" | "truncated" | "content-type" | "html" | "broken-json" | "error" | "stuck" | "task-failed" | "expired-link" | "blocked-prompt" | "thoughts" | "picture-failed";
            /** @description `delay`: milliseconds. */
            ms?: number;
            /** @description `delay`: up to this much more, by chance. */
            jitter?: number;
            /** @description `slow-body`. */
            bytesPerSecond?: number;
            /** @description `reset-body`, `truncated`: how much of the body arrives. */
            share?: number;
            /** @description `content-type`. */
            contentType?: string;
            /** @description `html`: the HTTP status, 200 or 400 to 599; 502 unless told. */
            status?: number;
            /** @description `error`: the code. */
            code?: number;
            /**
             * @description `error`.
             * @enum {string}
             */
            style?: "http" | "envelope";
            /** @description `error`: seconds, or an HTTP date. */
            retryAfter?: number | string;
            /**
             * @description `error`: no body at all.
             * @enum {string}
             */
            body?: "empty";
            /** @description `error`, `task-failed`, `picture-failed`. */
            message?: string;
            /** @description `stuck`: percentage at which it stands still. */
            at?: number;
            /**
             * @description `task-failed`.
             * @enum {integer}
             */
            state?: 2 | -1;
            /** @description `blocked-prompt`. */
            reason?: string;
            /** @description `blocked-prompt`: text in place of the picture. */
            text?: string;
            /** @description `picture-failed`: which one. */
            nth?: number;
        };
        FaultRule: {
            fault: components["schemas"]["Fault"];
            operations?: components["schemas"]["OperationId"][];
            /** @description Only this account, by its id. */
            account?: string;
            /** @description Only this model. */
            model?: string;
            /** @description Leave so many matching requests alone first. */
            after?: number;
            /** @description Strike so many times, then no more. */
            times?: number;
            probability?: number;
        };
        Scenario: {
            name: string;
            description?: string;
            rules: components["schemas"]["FaultRule"][];
        };
        Problem: {
            /** @enum {string} */
            level: "error" | "warning";
            where: string;
            message: string;
            /** @description Where the documents say so. */
            spec?: string;
            /** @description The nearest right form. */
            suggestion?: string;
        };
        JournalEntry: {
            seq: number;
            at: components["schemas"]["Moment"];
            endedAt?: components["schemas"]["Moment"];
            method: string;
            /** @enum {string} */
            host: "sync" | "async" | "models" | "files";
            path: string;
            query: string;
            headers: {
                [key: string]: string;
            };
            operation?: components["schemas"]["OperationId"];
            account?: string;
            fields: {
                [key: string]: string | {
                    filename?: string;
                    contentType?: string;
                    bytes: number;
                };
            };
            model?: string;
            taskId?: number;
            status?: number;
            code?: number;
            outcome?: string;
            answer?: unknown;
            charged?: number;
            problems: components["schemas"]["Problem"][];
            faults: string[];
        };
    };
    responses: {
        /** @description What went wrong and what to do. */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: string;
                };
            };
        };
        /** @description The state. */
        State: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["State"];
            };
        };
        /** @description The task. */
        Task: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Task"];
            };
        };
        /** @description The clock. */
        Clock: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    now: components["schemas"]["Moment"];
                    mode: components["schemas"]["ClockMode"];
                    speed: number;
                };
            };
        };
        /** @description The scenarios. */
        Scenarios: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    scenarios: components["schemas"]["Scenario"][];
                };
            };
        };
        /** @description The picture. */
        Picture: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "image/*": Blob;
            };
        };
    };
    parameters: {
        TaskId: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["State"];
            default: components["responses"]["Error"];
        };
    };
    changeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    errorStyle?: components["schemas"]["ErrorStyle"];
                    /** @description Refuse also what life might let pass. */
                    strict?: boolean;
                    /** @description CORS headers, for any origin or for these. */
                    cors?: boolean | string[];
                };
            };
        };
        responses: {
            200: components["responses"]["State"];
            default: components["responses"]["Error"];
        };
    };
    reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["State"];
            default: components["responses"]["Error"];
        };
    };
    listAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: components["schemas"]["Account"][];
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    addAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The API key. It is never shown again. */
                    key: string;
                    gateway?: components["schemas"]["Gateway"];
                    /** @description A name for logs. */
                    id?: string;
                    credits?: components["schemas"]["Credits"];
                    vipCredits?: components["schemas"]["Credits"];
                    status?: components["schemas"]["AccountStatus"];
                    slots?: components["schemas"]["Slots"];
                    /** @description A scenario that every request of this key runs under. */
                    scenario?: string;
                };
            };
        };
        responses: {
            /** @description The account. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    removeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Error"];
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listTasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tasks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tasks: components["schemas"]["Task"][];
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Task"];
            default: components["responses"]["Error"];
        };
    };
    finishTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Task"];
            default: components["responses"]["Error"];
        };
    };
    failTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description The reason that polls tell. */
                    message?: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Task"];
            default: components["responses"]["Error"];
        };
    };
    expireTaskLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Task"];
            default: components["responses"]["Error"];
        };
    };
    getTaskUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Picture"];
            default: components["responses"]["Error"];
        };
    };
    getTaskResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Picture"];
            default: components["responses"]["Error"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
            default: components["responses"]["Error"];
        };
    };
    setSpeed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    speed: number;
                };
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            default: components["responses"]["Error"];
        };
    };
    advanceClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Milliseconds of mock time. */
                    ms: number;
                };
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            default: components["responses"]["Error"];
        };
    };
    runAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
            default: components["responses"]["Error"];
        };
    };
    listFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The faults. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        faults: {
                            id: string;
                            rule: components["schemas"]["FaultRule"];
                        }[];
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    addFault: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultRule"];
            };
        };
        responses: {
            /** @description Its id, to switch it off with. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    clearFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are off. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Error"];
        };
    };
    removeFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is off. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Error"];
        };
    };
    listScenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Scenarios"];
            default: components["responses"]["Error"];
        };
    };
    addScenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    scenarios: components["schemas"]["Scenario"][];
                };
            };
        };
        responses: {
            200: components["responses"]["Scenarios"];
            default: components["responses"]["Error"];
        };
    };
    setScenario: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string | null;
                };
            };
        };
        responses: {
            /** @description The scenario in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string | null;
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listJournal: {
        parameters: {
            query?: {
                /** @description Only entries after this number. */
                after?: number;
                /** @description At most so many, the latest. */
                limit?: number;
                /** @description Only requests of this operation. */
                operation?: components["schemas"]["OperationId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["JournalEntry"][];
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    clearJournal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are forgotten. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Error"];
        };
    };
    getJournalEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntry"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    streamRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Error"];
        };
    };
}
