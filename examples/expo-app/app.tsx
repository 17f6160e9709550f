import { File } from 'expo-file-system';
import { useEffect, useRef, useState } from 'react';
import { Button, Image, StyleSheet, Text, View } from 'react-native';
import { cutOut } from './cut-out';

/** A photo goes in, its cut-out is shown. */
export function App() {
  const [status, setStatus] = useState('');
  const [picture, setPicture] = useState<string>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function choose() {
    // Not `image/*`: the API does not read the HEIC photographs of iPhones.
    const { result: photo } = await File.pickFileAsync({ mimeTypes: ['image/jpeg', 'image/png', 'image/webp'] });
    if (photo === null) return;
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setPicture(undefined);
    setStatus('Working …');
    try {
      setPicture(await cutOut(photo, controller.signal));
      setStatus('');
    } catch (error) {
      if (!controller.signal.aborted) setStatus(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <View style={styles.page}>
      <Button title="Choose a photo" onPress={choose} />
      <Text accessibilityLiveRegion="polite">{status}</Text>
      {picture && <Image source={{ uri: picture }} style={styles.picture} accessibilityLabel="The cut-out" />}
    </View>
  );
}

const styles = StyleSheet.create({
  page: { flex: 1, justifyContent: 'center', padding: 16, gap: 16 },
  picture: { width: '100%', height: 320, resizeMode: 'contain' },
});
