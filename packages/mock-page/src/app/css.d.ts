/** The bundler reads styles; a program only imports them. */
declare module '*.css';
