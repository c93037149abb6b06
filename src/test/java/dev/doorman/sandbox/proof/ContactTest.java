package dev.doorman.sandbox.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
  @ParameterizedTest
  @CsvSource({
    "Sam@Example.com,sam@example.com",
    "' sam+x@example.com ',sam+x@example.com",
    "+1 555 0100,+15550100",
    "(1) 555-01.00,+15550100",
    "'１５５５０１００',+15550100"
  })
  void isReadAsPeopleWriteIt(String typed, String value) {
    assertThat(Contact.read(typed)).hasValue(new Contact(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "sam", "@", "sam@", "@example.com", "a b@example.com", "a@b@c", "12345"})
  void isNothingElse(String typed) {
    assertThat(Contact.read(typed)).isEmpty();
  }

  @Test
  void isMaskedSoThatOnlyItsOwnerKnowsIt() {
    assertThat(new Contact("sam@example.com").masked()).isEqualTo("s•••@example.com");
    assertThat(new Contact("+15550100").masked()).isEqualTo("+•••••••00");
  }

  @ParameterizedTest
  @CsvSource({
    "123456,123456",
    "123 456,123456",
    "12-34-56,123456",
    "' 123456 ',123456",
    "١٢٣٤٥٦,123456"
  })
  void codesAreReadAsPeopleCopyThem(String typed, String code) {
    assertThat(Codes.read(typed)).hasValue(code);
  }
}
